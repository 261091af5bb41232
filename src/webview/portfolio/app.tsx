import { plural } from '../../core/habits/detector';
import type { MergedWork } from '../../core/tactics/merged-work';
import { advice, checkEntry, draftFrom, quarterOfDay, quarterText, readPortfolio } from '../../core/tactics/portfolio';
import type { Story } from '../../core/tactics/stories';
import { storyGroups } from '../../core/tactics/story-groups';
import { PanelFrame } from '../forms/panel-frame';
import { GroupList } from '../stories/group-list';
import { mergedWorkOf, severalRepositories, untoldText, untoldWork } from '../stories/merged-stories';
import { Select } from '../forms/fields';
import { Entry } from './entry';
import { Export } from './export';
import { beginEntry, formOf, openEntry, type PortfolioStore, storiesOf } from './form';
import { Reminder } from './reminder';

export function App({ store }: { store: PortfolioStore }) {
  const { state, view: { weeks } } = store;
  const work = state === null ? null : mergedWorkOf(store, weeks);
  const untold = work === null ? null : untoldWork(work, storiesOf(store));
  return (
    <PanelFrame store={store} title="Impact Portfolio" why={state !== null && <Why store={store} merged={untoldText(untold?.length ?? 0, work?.length ?? 0, weeks)} />}>
      {state !== null && <Content store={store} work={work} untold={untold} />}
    </PanelFrame>
  );
}

function Why({ store, merged }: { store: PortfolioStore; merged: string }) {
  const stories = storiesOf(store);
  const quarter = quarterOfDay(store.state!.today);
  const now = stories.filter(({ period }) => period === quarter).length;
  const entries = stories.length === 0 ? 'There is no entry yet' : `${plural(stories.length, 'entry', 'entries')} so far, ${now} of this quarter`;
  return <>{[entries, merged].filter((text) => text !== '').join('; ')}. Numbers and names are forgotten within months; noted now, they are there for the next talk about your team.</>;
}

interface Merged {
  store: PortfolioStore;
  /** `null` until it is known. */
  work: readonly MergedWork[] | null;
  untold: readonly MergedWork[] | null;
}

function Content({ store, work, untold }: Merged) {
  const damaged = store.state!.files.filter(({ problem }) => problem !== null);
  const people = [...new Set((work ?? []).flatMap((piece) => piece.people))];
  const form = formOf(store);
  return (
    <>
      {damaged.length > 0 && <div class="problems"><ul>{damaged.map(({ name, problem }) => <li key={name}>{problem}</li>)}</ul></div>}
      {form === null ? (
        <>
          <Entries store={store} people={people} />
          <Drafts store={store} work={work} untold={untold} />
          <Export store={store} />
          <Reminder store={store} />
        </>
      ) : <Entry store={store} form={form} people={people} />}
    </>
  );
}

function Entries({ store, people }: { store: PortfolioStore; people: readonly string[] }) {
  const stories = storiesOf(store);
  const quarters = [...new Set(stories.map(({ period }) => period))].sort((a, b) => (b ?? '').localeCompare(a ?? ''));
  const begin = () => beginEntry(store, readPortfolio(null, null, quarterOfDay(store.state!.today)));
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">Entries</h2>
      {quarters.map((quarter) => (
        <div key={quarter ?? ''}>
          <h3>{quarterText(quarter)}</h3>
          <ul class="stories">
            {stories.filter(({ period }) => period === quarter).map((story) => <EntryLine key={`${story.file} ${story.line}`} store={store} story={story} people={people} />)}
          </ul>
        </div>
      ))}
      <p><button type="button" class={stories.length === 0 ? 'primary' : ''} onClick={begin}>New Entry</button></p>
    </section>
  );
}

function EntryLine({ store, story, people }: { store: PortfolioStore; story: Story; people: readonly string[] }) {
  const { file, period, title } = story;
  const lacks = advice(checkEntry(story, people));
  // Text below a quarter, without a title, is an entry too; it has no form.
  const open = () => (title === '' ? store.post({ type: 'openDocument', file }) : openEntry(store, { file, quarter: period, title }));
  return (
    <li>
      <div class="story-head">
        <h4><bdi>{title || 'Without a title'}</bdi></h4>
        <button type="button" aria-label={`Edit: ${title || 'entry without a title'}`} onClick={open}>{title === '' ? 'Open the File' : 'Edit'}</button>
      </div>
      {lacks.length > 0 && <p class="lacks">{lacks.join(' ')}</p>}
    </li>
  );
}

/** Merged work to begin an entry from. */
function Drafts({ store, work, untold }: Merged) {
  const { review, noReview, today } = store.state!;
  const { weeks, all } = store.view;
  const several = work !== null && severalRepositories(work);
  const groups = untold === null ? null : storyGroups(untold);
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">Begin from merged work</h2>
      {review === null ? <p class="state">{noReview}</p> : (
        <>
          <Select label="Look back" value={String(weeks)} options={[4, 13, 26].map((each) => ({ value: String(each), label: `${each} weeks` }))} onChange={(value) => store.change({ weeks: Number(value), all: false })} />
          {groups === null ? <p class="state">Looking for merged work.</p> : groups.length === 0 ? <p>{work!.length === 0 ? 'Nothing of your team’s was merged in this time.' : 'All that was merged in this time is told.'}</p> : (
            <GroupList store={store} groups={groups} several={several} pick="Begin" onPick={(group) => beginEntry(store, draftFrom(group, quarterOfDay(group.pieces[0]?.time ?? today), several))} all={all} onAll={() => store.change({ all: true })} />
          )}
        </>
      )}
    </section>
  );
}
