import { tellTicket } from '../report/tell-ticket';
import { startNotice } from '../report/notices';
import type { Step } from './step';

/** Says once on the ticket when the run will begin and how to stop it, then waits for that moment. */
export const announce: Step = async (hand, parts) => {
  const settings = await parts.settings.read();
  const untold = await tellTicket(hand, parts, settings, startNotice(hand.run, settings));
  return {
    kind: 'done',
    changes: { untold },
    store: true,
    next: { at: Date.parse(hand.run.document.startAt), status: 'scheduled', waitingFor: 'the time to start' },
  };
};
