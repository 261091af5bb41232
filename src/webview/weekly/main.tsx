import type { WeeklyAction, WeeklyOwn } from '../../protocol/weekly-panel';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf, type WeeklyView } from './form';

mountPanel<WeeklyOwn, WeeklyView, WeeklyAction>(App, { form: null, day: '', own: '' }, (store) => store.state?.review && void formOf(store).save());
