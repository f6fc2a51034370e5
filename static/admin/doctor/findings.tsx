import { Box, Button, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { Finding } from '../../../src/contract/settings';
import type { LozengeAppearance } from '../../shared/lozenges';
import { Aside } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import type { AdminTab, TabProps } from '../page/page-props';

const APPEARANCES: Readonly<Record<Finding['result'], LozengeAppearance>> = {
  good: 'success',
  warning: 'moved',
  problem: 'removed',
  'not-tried': 'default',
};

/** Where on this page something about a finding can be done. */
const REMEDIES: Readonly<Partial<Record<Finding['probe'], AdminTab>>> = {
  'check-others': 'settings',
  'organisation-key': 'channels',
  'scim-key': 'channels',
  'holding-group': 'settings',
  'named-tickets': 'settings',
  'rule-fields': 'rules',
  time: 'settings',
};

/** What was found out, one thing after another, with what to do about it. */
export function Findings(
  props: { at: string; findings: readonly Finding[] } & Pick<TabProps, 'onGo'>,
): ReactElement {
  const words = useWords();
  const { at, findings } = props;
  const bad = findings.filter(({ result }) => result === 'problem').length;
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Heading as="h3" size="small">
          {bad === 0 ? words.text('doctor.noProblems') : words.counted('doctor.problems', bad)}
        </Heading>
        <Aside>{words.text('doctor.at', { moment: words.moment(at) })}</Aside>
      </Stack>
      {findings.map((finding) => (
        <FindingCard key={finding.probe} finding={finding} onGo={props.onGo} />
      ))}
    </Stack>
  );
}

function FindingCard({ finding, onGo }: { finding: Finding } & Pick<TabProps, 'onGo'>): ReactElement {
  const words = useWords();
  const { probe, title, result, text } = finding;
  const place = result === 'good' ? undefined : REMEDIES[probe];
  return (
    <Box xcss={cardStyle}>
      <Inline space="space.200" spread="space-between" alignBlock="center">
        <Stack space="space.050">
          <Inline space="space.100" alignBlock="center">
            <Heading as="h4" size="xsmall">
              {title}
            </Heading>
            <Lozenge appearance={APPEARANCES[result]}>{words.text(`doctor.results.${result}`)}</Lozenge>
          </Inline>
          <Text>{text}</Text>
        </Stack>
        {place === undefined ? null : (
          <Button
            onClick={() => {
              onGo(place);
            }}
          >
            {words.text('start.go', { tab: words.text(`${place}.tab`) })}
          </Button>
        )}
      </Inline>
    </Box>
  );
}
