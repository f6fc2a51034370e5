import { noticeProblem } from '../../../../static/admin/sweep/sweep-draft';

test.each([
  ['is empty', ' ', 'sweep.noticeMissing'],
  ['is too long', 'word\n'.repeat(301), 'sweep.noticeLong'],
  ['has a paragraph that is too long', 'x'.repeat(351), 'sweep.paragraphLong'],
  ['names what is not filled in', 'Hello {Name}, {foo}', 'sweep.noticeUnknown'],
])('a notice that %s is wrong as it is typed', (_, notice, key) => {
  expect(noticeProblem({ notice })).toMatchObject({ key });
});

test('a notice with what is filled in is good', () => {
  expect(noticeProblem({ notice: 'Hello {Name}, {product} ends on {date}.' })).toBeNull();
});
