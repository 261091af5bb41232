import { type EscapeDocument, type EscapeStore, formOf } from './store';

interface Props {
  label: string;
  store: EscapeStore;
  documents: readonly EscapeDocument[];
  chosen: EscapeDocument;
  onChoose: (document: EscapeDocument) => void;
}

/** The documents of a tab, to choose from. */
export function DocumentList({ label, store, documents, chosen, onChoose }: Props) {
  return (
    <nav aria-label={label} class="entry-list">
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            <button type="button" class="entry" aria-current={document.id === chosen.id} onClick={() => onChoose(document)}>
              <span class="entry-title"><bdi>{document.title}</bdi></span>
              <span class="faint">{document.line}</span>
              {formOf(store, document).exists && <span class="faint">written</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
