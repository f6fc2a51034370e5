import { useMemo, useState, type ReactElement } from 'react';
import { textProp, type Props } from './component';
import { useServices } from './services';

/** What Forge lets a Custom UI frame do: scripts, forms, popups, downloads and printing. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';
const DEFAULT_HEIGHT = 300;

/** UI Kit's `Frame`: a Custom UI resource of the manifest inside a UI Kit page, as high as its content. */
export function AppFrame({ props }: { props: Props }): ReactElement {
  const services = useServices();
  const resource = textProp(props, 'resource') ?? '';
  const frame = useMemo(() => services.frame(resource), [services, resource]);
  const [height, setHeight] = useState(DEFAULT_HEIGHT);
  const fixedHeight = textProp(props, 'height');
  return (
    <iframe
      title={`${resource} (frame of the app)`}
      className="uikit-frame"
      sandbox={SANDBOX}
      src={frame.address}
      ref={(element) => {
        if (element !== null) frame.connect(element);
      }}
      style={{ width: textProp(props, 'width') ?? '100%', height: fixedHeight ?? height }}
      onLoad={(event) => {
        const root = event.currentTarget.contentDocument?.documentElement;
        if (root === undefined || fixedHeight !== undefined) return;
        new ResizeObserver(() => {
          setHeight(root.offsetHeight);
        }).observe(root);
      }}
    />
  );
}
