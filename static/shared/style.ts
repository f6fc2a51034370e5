import { xcss } from '@forge/react';

/** A thing of its own among others of its kind, with a line around it. */
export const cardStyle = xcss({
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.large',
  padding: 'space.200',
});

/** Fields get hard to read when they are as wide as the page. */
export const fieldStyle = xcss({ maxWidth: '560px' });
