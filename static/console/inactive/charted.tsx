import { Box, Stack, Text, xcss } from '@forge/react';
import type { ReactElement } from 'react';

/** Pixels. */
export const CHART_HEIGHT = 200;
const chartStyle = xcss({ width: '460px', maxWidth: '100%' });

/** A chart, and the same in words for those who cannot see it. */
export function Charted(props: { summary: string; children: ReactElement }): ReactElement {
  return (
    <Box xcss={chartStyle}>
      <Stack space="space.050">
        {props.children}
        <Text size="small" color="color.text.subtle">
          {props.summary}
        </Text>
      </Stack>
    </Box>
  );
}
