import { plural, sentence } from '../../core/habits/detector';
import { figuresIn } from '../../core/tactics/figures';
import type { MergedWork } from '../../core/tactics/merged-work';
import { storyGroups } from '../../core/tactics/story-groups';
import type { StoryDraft } from '../../core/tactics/story-file';
import { isReworded, paragraphOf, WIN_PARTS, type WinsDraft, winFrom } from '../../core/tactics/wins';
import type { FileForm } from '../forms/file-form';
import { Select, TextArea, TextField } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { GroupList } from '../stories/group-list';
import { mergedWorkOf, severalRepositories, untoldText, untoldWork } from '../stories/merged-stories';
import { formOf, savedHere, toldHere, type WinsStore } from './form';

export function App({ store }: { store: WinsStore }) {
  const { state, view: { weeks } } = store;
  const work = state === null ? null : mergedWorkOf(store, weeks);
  // A story that is begun is no longer offered, but it is told when it is saved.
  const untold = work === null ? [] : untoldWork(work, savedHere(store));
  return (
    <PanelFrame store={store} title="Win Teller" why={<Why text={untoldText(untold.length, work?.length ?? 0, weeks)} />}>
      {state !== null && <Content store={store} work={work} untold={work === null ? null : untoldWork(work, toldHere(store))} />}
    </PanelFrame>
  );
}

function Why({ text }: { text: string }) {
  return <>{text === '' ? 'Work that nobody hears of counts for little' : sentence(text)}. Say of a few merged pieces what they were good for, and whose work it was.</>;
}

interface Merged {
  store: WinsStore;
  /** `null` until it is known. */
  work: readonly MergedWork[] | null;
  untold: readonly MergedWork[] | null;
}

function Content({ store, work, untold }: Merged) {
  const form = formOf(store);
  const { draft } = form;
  return (
    <>
      <Untold store={store} form={form} work={work} untold={untold} />
      {draft.stories.length > 0 && (
        <div class="form-and-preview">
          <form aria-label="What to tell" onSubmit={(event) => event.preventDefault()}>
            <h2 id="tell" tabIndex={-1}>What to tell</h2>
            <TextField label="Told at" value={draft.occasion} onInput={(occasion) => form.edit({ occasion })} />
            {draft.stories.map((story, index) => <StoryFields key={`${story.was ?? ''} ${index}`} form={form} story={story} index={index} />)}
            <TextArea
              label="Paragraph"
              help="What you say or send. It follows the stories until you write in it."
              rows={4}
              value={draft.paragraph ?? paragraphOf(draft.stories)}
              onInput={(paragraph) => form.edit({ paragraph })}
            />
            {draft.paragraph !== null && <p><button type="button" class="link" onClick={() => form.edit({ paragraph: null })}>Draft it from the stories again</button></p>}
          </form>
          <Preview text={form.text} label="What is saved" file={form.file} />
        </div>
      )}
      <SaveBar store={store} form={form} save="Save Wins">
        {draft.stories.length > 0 && <button type="button" onClick={showWords}>Put Into Words</button>}
        {draft.stories.length > 0 && <button type="button" onClick={() => copy(store, draft)}>Copy Paragraph</button>}
        {draft.stories.length > 0 && <button type="button" onClick={() => store.post({ type: 'copy', text: form.text })}>Copy All as Markdown</button>}
      </SaveBar>
    </>
  );
}

/** Below a long list of merged work the form is out of sight. */
function showWords(): void {
  const heading = document.getElementById('tell');
  heading?.focus();
  heading?.scrollIntoView();
}

function copy(store: WinsStore, { paragraph, stories }: WinsDraft): void {
  store.post({ type: 'copy', text: paragraph ?? paragraphOf(stories) });
  store.announce('Copied.');
}

function Untold({ store, form, work, untold }: Merged & { form: FileForm<WinsDraft> }) {
  const { review, noReview } = store.state!;
  const { weeks, all } = store.view;
  const several = work !== null && severalRepositories(work);
  const groups = untold === null ? null : storyGroups(untold);
  return (
    <section aria-labelledby="untold">
      <h2 id="untold">Not told yet</h2>
      {review === null ? <p class="state">{noReview}</p> : (
        <>
          <Select label="Look back" value={String(weeks)} options={[1, 2, 3, 4, 5, 6, 7, 8].map((each) => ({ value: String(each), label: plural(each, 'week') }))} onChange={(value) => store.change({ weeks: Number(value), all: false })} />
          {groups === null ? <p class="state">Looking for merged work.</p> : groups.length === 0 ? <p>{work!.length === 0 ? 'Nothing of your team’s was merged in this time.' : 'All that was merged in this time is told.'}</p> : (
            <GroupList
              store={store}
              groups={groups}
              several={several}
              pick="Tell"
              onPick={(group) => {
                form.edit({ stories: [...form.draft.stories, winFrom(group, several)] });
                store.announce(`${group.title} is among the stories to tell.`);
              }}
              all={all}
              onAll={() => store.change({ all: true })}
            />
          )}
        </>
      )}
    </section>
  );
}

function StoryFields({ form, story, index }: { form: FileForm<WinsDraft>; story: StoryDraft; index: number }) {
  const { stories, removed } = form.draft;
  const change = (to: Partial<StoryDraft>) => form.edit({ stories: stories.map((each, at) => (at === index ? { ...each, ...to } : each)) });
  const remove = () => form.edit({ stories: stories.filter((_, at) => at !== index), removed: story.was === null ? removed : [...removed, story.was] });
  const said = WIN_PARTS.slice(0, 3).map(({ name }) => story.parts[name] ?? '').join('\n');
  const hint = !isReworded(story) ? 'Say it in one of the three: cost, risk or velocity. The others may stay empty.' : figuresIn(said).length === 0 ? 'No number yet: how much, how often, how many?' : null;
  return (
    <fieldset class="story">
      <legend><bdi>{story.title || 'A story'}</bdi></legend>
      <TextField label="Title" value={story.title} onInput={(title) => change({ title })} help="In the words of whoever hears it." />
      {WIN_PARTS.map(({ name, prompt }) => (
        <TextArea key={name} label={name} help={prompt} value={story.parts[name] ?? ''} onInput={(text) => change({ parts: { ...story.parts, [name]: text } })} />
      ))}
      {hint !== null && <p class="meter over">{hint}</p>}
      <p><button type="button" onClick={remove}>Leave Out<span class="for-screen-readers">: {story.title}</span></button> <span class="faint">{dayText(story)}</span></p>
    </fieldset>
  );
}

function dayText({ was }: StoryDraft): string {
  return was === null ? '' : 'Leaving it out takes it from the file when you save.';
}
