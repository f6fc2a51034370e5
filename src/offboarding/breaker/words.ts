import { inWords } from '../time';
import type { Trip } from './breaker';

export const people = (number: number): string => (number === 1 ? '1 person' : `${String(number)} people`);

/** Why a run waits while the breaker is tripped: the limit, and what happens next. */
export const trippedInWords = ({ limit }: Pick<Trip, 'limit'>): string =>
  `the daily limit of ${people(limit)} is reached; it goes on when two administrators release it`;

/** What the pages say while the breaker is tripped. @param zone of the site */
export const bannerWords = ({ at, limit }: Pick<Trip, 'at' | 'limit'>, zone: string): string =>
  `The limit of ${people(limit)} within 24 hours is reached, and more were to follow. Since ${inWords(Date.parse(at), zone)} nothing begins and nothing goes on; what you start now waits, too. Two administrators can release it together.`;
