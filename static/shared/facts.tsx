import { Inline, Stack, Text } from '@forge/react';
import type { ReactElement, ReactNode } from 'react';

export interface Fact {
  label: string;
  /** A text or what stands in a line of text. */
  value: ReactNode;
}

/** Short facts beside each other, each under its name. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactElement {
  return (
    <Inline space="space.400" rowSpace="space.150" shouldWrap>
      {facts.map(({ label, value }) => (
        <Stack key={label} space="space.025">
          <Text size="small" weight="medium" color="color.text.subtle">
            {label}
          </Text>
          <Text>{value}</Text>
        </Stack>
      ))}
    </Inline>
  );
}
