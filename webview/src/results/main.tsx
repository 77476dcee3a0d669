import { render } from 'preact';
import { HostPort } from '../shared/hostPort';
import { pageChannel } from '../shared/pageChannel';
import { takeTextsOf } from '../shared/texts';
import { takeVsCodeApi } from '../shared/vscodeApi';
import { Places } from './places';
import { ResultsApp } from './resultsApp';
import '../shared/page.css';
import './results.css';
import './grid/grid.css';
import './filter/filter.css';
import './menu/menu.css';
import './viewer/side.css';

takeTextsOf(document);
const api = takeVsCodeApi();
const root = document.getElementById('root');
if (root !== null) render(<ResultsApp port={new HostPort(pageChannel(api))} places={new Places(api)} />, root);
