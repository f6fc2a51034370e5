import { createApp } from './app';

/** One handler for each function of `manifest.yml`. */
type Definitions = ReturnType<typeof createApp>['adminResolver'];

export const ticketTransitioned = (event: unknown) => createApp().ticketTransitioned(event);
export const candidateCommented = (event: unknown) => createApp().candidateCommented(event);
export const installed = () => createApp().installed();
export const worker = (event: unknown) => createApp().worker(event);
export const peopleWorker = (event: unknown) => createApp().peopleWorker(event);
export const personActive = (event: unknown) => createApp().personActive(event);
export const issueViewed = (event: unknown) => createApp().issueViewed(event);
export const personChanged = (event: unknown) => createApp().personChanged(event);
export const importer = (event: unknown) => createApp().importer(event);
export const tick = () => createApp().tick();
export const missed = () => createApp().missed();
export const daily = () => createApp().daily();
export const weekly = () => createApp().weekly();
export const validateTransition = (_payload: unknown, context: unknown) =>
  createApp().validateTransition(context);
export const webTrigger = (event: unknown) => createApp().webTrigger(event);
export const automationAction = (payload: unknown, context: unknown) =>
  createApp().automationAction(payload, context);
export const admin = (...call: Parameters<Definitions>) => createApp().adminResolver(...call);
export const operator = (...call: Parameters<Definitions>) => createApp().operatorResolver(...call);
export const ticket = (...call: Parameters<Definitions>) => createApp().ticketResolver(...call);
