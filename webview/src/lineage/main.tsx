import { render } from 'preact';
import { HostPort } from '../shared/hostPort';
import { pageChannel } from '../shared/pageChannel';
import { takeTextsOf } from '../shared/texts';
import { takeVsCodeApi } from '../shared/vscodeApi';
import { LineageApp } from './lineageApp';
import type { LineagePort } from './lineagePort';
import '../shared/page.css';
import './lineage.css';

takeTextsOf(document);
const port: LineagePort = new HostPort(pageChannel(takeVsCodeApi()));
const root = document.getElementById('root');
if (root !== null) render(<LineageApp port={port} />, root);
