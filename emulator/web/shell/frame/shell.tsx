import { useCallback, useState, type ReactElement } from 'react';
import { readDirectory } from '../connection/emulator-state';
import { actors, initialActor, PersonProvider, rememberActor, type ActingPerson } from '../connection/person';
import { useLoaded } from '../connection/use-loaded';
import { FlagsProvider } from './flags';
import { LoadedView } from './loaded-view';
import { Navigation } from './navigation';
import { CurrentPage } from './current-page';
import { TopBar } from './top-bar';
import { usePath } from './routes';

/** The frame around every page: who acts, where to go, and the page itself. */
export function Shell(): ReactElement {
  const { loaded } = useLoaded(readDirectory);
  return (
    <FlagsProvider>
      <LoadedView loaded={loaded} what="the site">
        {(directory) => <Frame people={actors(directory)} />}
      </LoadedView>
    </FlagsProvider>
  );
}

function Frame({ people }: { people: readonly ActingPerson[] }): ReactElement {
  const [person, setPerson] = useState(() => initialActor(people));
  const path = usePath();
  const choose = useCallback((chosen: ActingPerson) => {
    rememberActor(chosen);
    setPerson(chosen);
  }, []);
  if (person === undefined) return <p>The site of this seed has nobody to act as.</p>;
  return (
    <PersonProvider person={person}>
      <a className="shell-skip" href="#content">
        Skip to content
      </a>
      <TopBar people={people} person={person} onChoose={choose} />
      <Navigation path={path} />
      <main className="shell-content" id="content" tabIndex={-1}>
        <CurrentPage key={person.accountId} path={path} />
      </main>
    </PersonProvider>
  );
}
