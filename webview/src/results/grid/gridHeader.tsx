import type { ResultColumn, SortKey } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { MenuPlace } from '../menu/menu';
import type { ResultSession } from '../resultSession';
import { blocksOf } from '../selection/selection';
import { isAlike, useOf } from '../useSession';
import { HeaderCell } from './headerCell';

/** What the header shows besides names: where its cells are, and which of them are marked. */
interface HeaderFrame {
  readonly start: number;
  readonly end: number;
  readonly pinned: number;
  readonly edges: readonly number[];
  readonly numberWidth: number;
  readonly height: number;
  readonly columns: readonly ResultColumn[];
  readonly active: number | undefined;
  /** Marked positions, written out so that they can be compared. */
  readonly marked: string;
  readonly sort: readonly SortKey[];
  readonly isFilterRowShown: boolean;
  readonly areProfilesShown: boolean;
  /** Differs whenever something else is known of a column. */
  readonly profilesVersion: number;
}

/** Names, types and filters above the columns. */
export function GridHeader(props: {
  readonly session: ResultSession;
  readonly gridId: string;
  readonly onMenu: (position: number, place: MenuPlace) => void;
}): JSX.Element {
  const { session } = props;
  const frame = useOf(session, readFrame, isAlike);
  const marked = new Set(frame.marked.split(',').map(Number));
  const cell = (position: number): JSX.Element | undefined => {
    const column = session.model.columns.shown[position];
    const about = column === undefined ? undefined : frame.columns[column];
    if (column === undefined || about === undefined) return undefined;
    return (
      <HeaderCell
        key={column}
        session={session}
        id={headerId(props.gridId, position)}
        position={position}
        column={column}
        about={about}
        left={frame.numberWidth + (frame.edges[position] ?? 0)}
        width={(frame.edges[position + 1] ?? 0) - (frame.edges[position] ?? 0)}
        isMarked={frame.marked !== '' && marked.has(position)}
        isActive={frame.active === position}
        sort={frame.sort}
        hasFilter={frame.isFilterRowShown}
        hasProfile={frame.areProfilesShown}
        known={session.profiles.of(column)}
        onMenu={place => props.onMenu(position, place)}
      />
    );
  };
  const cells = (start: number, end: number): readonly (JSX.Element | undefined)[] =>
    Array.from({ length: Math.max(0, end - start) }, (_, i) => cell(start + i));
  return (
    <div class="header" role="rowgroup" style={{ height: `${frame.height}px` }}>
      <div class="headerRow" role="row" aria-rowindex={1}>
        <div class="headerFixed" role="presentation">
          <Corner session={session} width={frame.numberWidth} />
          {cells(0, frame.pinned)}
        </div>
        <div class="headerMoving" role="presentation">
          {cells(frame.start, frame.end)}
        </div>
      </div>
    </div>
  );
}

/** Above the numbers of the rows: a press marks everything. */
function Corner({ session, width }: { readonly session: ResultSession; readonly width: number }): JSX.Element {
  return (
    <div
      class="corner"
      role="columnheader"
      aria-colindex={1}
      style={{ width: `${width}px` }}
      onMouseDown={() => session.model.selectAll()}
    >
      <span class="unseen">{l10n.t('Row number')}</span>
    </div>
  );
}

/** The id of a header, for the grid to say which one has the focus. */
export function headerId(gridId: string, position: number): string {
  return `${gridId}-h-${position}`;
}

function readFrame({ model, arranger, filters, profiles }: ResultSession): HeaderFrame {
  const frame = model.frame();
  const blocks = frame.selection === undefined ? [] : blocksOf(frame.selection);
  const positions = [
    ...Array.from({ length: frame.pinned }, (_, i) => i),
    ...Array.from({ length: frame.columns.end - frame.columns.start }, (_, i) => frame.columns.start + i),
  ];
  const isMarked = (position: number): boolean =>
    blocks.some(({ columns }) => position >= columns.start && position < columns.end);
  return {
    start: frame.columns.start,
    end: frame.columns.end,
    pinned: frame.pinned,
    edges: frame.edges,
    numberWidth: frame.numberWidth,
    height: frame.headerHeight,
    columns: model.columns.all,
    active: frame.activeHeader,
    marked: positions.filter(isMarked).join(','),
    sort: arranger.wanted.sort,
    isFilterRowShown: filters.isShown,
    areProfilesShown: profiles.isShown,
    profilesVersion: profiles.version,
  };
}
