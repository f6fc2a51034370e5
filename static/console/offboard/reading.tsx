import { Box, ProgressBar, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { Failed } from '../../shared/states';
import { useWords } from '../../shared/words';

/** How far the reading of a preview is, or why it stopped; nothing once it is whole. */
export function Reading(props: {
  done: number;
  missing: number;
  problem: string | null;
  onRetry: () => Promise<void>;
}): ReactElement | null {
  const words = useWords();
  const total = props.done + props.missing;
  if (props.problem !== null) {
    return (
      <Failed
        title={words.text('preview.failed')}
        problem={props.problem}
        onRetry={() => void props.onRetry()}
      />
    );
  }
  if (props.missing === 0) return null;
  const label = words.text('preview.reading', { done: props.done, total });
  return (
    <Stack space="space.100">
      <Box role="status">
        <Text>{label}</Text>
      </Box>
      <ProgressBar ariaLabel={label} value={props.done / total} isIndeterminate={props.done === 0} />
    </Stack>
  );
}
