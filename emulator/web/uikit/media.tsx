import { IconButton } from '@atlaskit/button/new';
import { HelperMessage, Label } from '@atlaskit/form';
import CrossIcon from '@atlaskit/icon/core/cross';
import DownloadIcon from '@atlaskit/icon/core/download';
import ProgressBar from '@atlaskit/progress-bar';
import Tile from '@atlaskit/tile';
import { token } from '@atlaskit/tokens';
import icons, { objects, objectTiles } from 'uikit-icons';
import { createElement, useId, type ChangeEvent, type ElementType, type ReactElement } from 'react';
import { handlerProp, numberProp, sameAs, textProp, type Props, type Render } from './component';
import { cssColor } from './colors';
import { AppFrame } from './frame';
import { Problem } from './problem';

/** Widths of the named image sizes in pixels (UI Kit documentation, Image). */
const IMAGE_WIDTHS: Readonly<Record<string, number>> = {
  xsmall: 16,
  small: 24,
  medium: 48,
  large: 96,
  xlarge: 192,
};

type Glyphs = Readonly<Record<string, ElementType>>;

function glyph(kind: string, glyphs: Glyphs, extras: (props: Props) => Props): Render {
  return ({ props }) => {
    const name = textProp(props, 'glyph') ?? '';
    const found = glyphs[name];
    if (found === undefined) return <Problem text={`There is no ${kind} called "${name}"`} />;
    return createElement(found, { label: '', ...extras(props) });
  };
}

function iconProps(props: Props): Props {
  const { glyph: _glyph, primaryColor, secondaryColor: _secondary, color, size, ...rest } = props;
  const name = textProp({ color: color ?? primaryColor }, 'color');
  return {
    ...rest,
    size: size === 'small' ? 'small' : 'medium',
    ...(name === undefined ? {} : { color: cssColor(name) }),
  };
}

function withoutGlyph({ glyph: _glyph, ...rest }: Props): Props {
  return rest;
}

/** What `FilePicker` hands to the app for each file. */
interface SerialisedFile {
  name: string;
  size: number;
  type: string;
  /** The content in base64. */
  data: string;
}

async function serialisedFile(file: File): Promise<SerialisedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, size: file.size, type: file.type, data: btoa(binary) };
}

function FilePicker({ props }: { props: Props }): ReactElement {
  const id = useId();
  const pick = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = await Promise.all([...(event.target.files ?? [])].map(serialisedFile));
    handlerProp(props, 'onChange')(files);
  };
  return (
    <div className="uikit-file-picker" data-testid={textProp(props, 'testId')}>
      <Label htmlFor={id}>{textProp(props, 'label') ?? 'Files'}</Label>
      <input id={id} type="file" multiple onChange={(event) => void pick(event)} />
      {textProp(props, 'description') === undefined ? null : (
        <HelperMessage>{textProp(props, 'description')}</HelperMessage>
      )}
    </div>
  );
}

function fileSize(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function FileCard({ props }: { props: Props }): ReactElement {
  const name = textProp(props, 'fileName') ?? '';
  const size = numberProp(props, 'fileSize');
  return (
    <div className="uikit-file-card" data-testid={textProp(props, 'testId')}>
      <span>{name}</span>
      {size === undefined ? null : <span className="uikit-muted">{fileSize(size)}</span>}
      {props['isUploading'] === true ? (
        <ProgressBar ariaLabel={`Uploading ${name}`} value={numberProp(props, 'uploadProgress') ?? 0} />
      ) : null}
      {textProp(props, 'error') === undefined ? null : <span role="alert">{textProp(props, 'error')}</span>}
      {props['onDownload'] === undefined ? null : (
        <IconButton
          icon={DownloadIcon}
          label={`Download ${name}`}
          onClick={handlerProp(props, 'onDownload')}
        />
      )}
      {props['onDelete'] === undefined ? null : (
        <IconButton icon={CrossIcon} label={`Delete ${name}`} onClick={handlerProp(props, 'onDelete')} />
      )}
    </div>
  );
}

const image: Render = ({ props }) => {
  const { src, alt, size, width, height } = props;
  return createElement('img', {
    src,
    alt: textProp({ alt }, 'alt') ?? '',
    width: width ?? IMAGE_WIDTHS[textProp({ size }, 'size') ?? ''],
    height,
    style: { maxWidth: '100%', borderRadius: token('radius.small') },
  });
};

/** Pictures, files and frames. */
export const mediaComponents: Readonly<Record<string, Render>> = {
  Icon: glyph('icon', icons, iconProps),
  AtlassianIcon: glyph('Atlassian icon', objects, withoutGlyph),
  AtlassianTile: glyph('Atlassian tile', objectTiles, withoutGlyph),
  Tile: sameAs(Tile),
  Image: image,
  FilePicker: ({ props }) => <FilePicker props={props} />,
  FileCard: ({ props }) => <FileCard props={props} />,
  Frame: ({ props }) => <AppFrame props={props} />,
};
