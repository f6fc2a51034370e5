import { useEffect, type ReactElement } from 'react';

/** An error box on the page and in the console: what the app asked for does not work at Atlassian or not here. */
export function Problem({ text }: { text: string }): ReactElement {
  useEffect(() => {
    console.error(text);
  }, [text]);
  return (
    <div className="uikit-problem" role="alert">
      {text}
    </div>
  );
}
