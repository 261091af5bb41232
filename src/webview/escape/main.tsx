import type { EscapeAction, EscapeOwn } from '../../protocol/escape-panel';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { type EscapeView, onScreen } from './store';

mountPanel<EscapeOwn, EscapeView, EscapeAction>(App, { tab: 'plan', chosen: {}, forms: {} }, () => void onScreen.form?.save());
