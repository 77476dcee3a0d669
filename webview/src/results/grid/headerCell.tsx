import type { ResultColumn, SortKey } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { cycleSort } from '../arrange/arrangement';
import { dragColumn } from '../columns/dragColumn';
import { followDrag } from '../columns/followDrag';
import { FilterInput } from '../filter/filterInput';
import type { MenuPlace } from '../menu/menu';
import { below } from '../menu/menuPlace';
import { HeaderProfileButton, spokenProfile } from '../profile/headerProfile';
import type { HeaderProfile } from '../profile/headerProfiles';
import type { ResultSession } from '../resultSession';
import { Icon } from '../../shared/icon';
import { countText } from '../../shared/texts';

export interface HeaderCellProps {
  readonly session: ResultSession;
  readonly id: string;
  readonly position: number;
  /** Place of the column in the result. */
  readonly column: number;
  readonly about: ResultColumn;
  readonly left: number;
  readonly width: number;
  readonly isMarked: boolean;
  readonly isActive: boolean;
  readonly sort: readonly SortKey[];
  readonly hasFilter: boolean;
  readonly hasProfile: boolean;
  /** What is known of the values by now. */
  readonly known: HeaderProfile | undefined;
  readonly onMenu: (place: MenuPlace) => void;
}

/** A column's name above its type: a press sorts, a drag moves the column, the right edge drags its width. */
export function HeaderCell(props: HeaderCellProps): JSX.Element {
  const { session, about, position, sort, column } = props;
  const key = sort.find(each => each.column === column);
  const classes = ['columnHeader', about.kind];
  if (props.isMarked) classes.push('marked');
  if (props.isActive) classes.push('active');
  if (key !== undefined) classes.push('sorted');
  return (
    <div
      id={props.id}
      class={classes.join(' ')}
      role="columnheader"
      aria-colindex={position + 2}
      aria-label={spoken(props, key)}
      aria-sort={key === undefined ? undefined : key.descending ? 'descending' : 'ascending'}
      title={about.unreadable ?? `${about.name} ${about.type}`}
      style={{ left: `${props.left}px`, width: `${props.width}px` }}
    >
      <div
        class="headerName"
        onPointerDown={event => dragColumn(event, session.model, position, () => pressed(event, props))}
        onContextMenu={event => {
          event.preventDefault();
          event.stopPropagation();
          props.onMenu({ x: event.clientX, y: event.clientY });
        }}
      >
        <span class="columnName">{about.name}</span>
        <span class={about.unreadable === undefined ? 'columnType' : 'columnType unreadable'}>{about.type}</span>
        <SortMark sort={sort} column={column} />
        {session.filters.isFiltered(column) && <Icon name="filter" class="filtered" />}
      </div>
      <button
        type="button"
        class="headerMenu"
        tabIndex={-1}
        aria-hidden="true"
        title={l10n.t('Column Menu')}
        onClick={event => props.onMenu(below(event.currentTarget))}
      >
        <Icon name="chevron" />
      </button>
      <BelowName {...props} />
      <Resizer {...props} />
    </div>
  );
}

/** What stands below the names on demand. */
function BelowName({ session, column, about, hasProfile, hasFilter, known }: HeaderCellProps): JSX.Element {
  return (
    <>
      {hasProfile && (
        <HeaderProfileButton
          name={about.name}
          known={known}
          onOpen={() => session.pane.showSide({ kind: 'profile', column })}
        />
      )}
      {hasFilter && <FilterInput session={session} column={column} about={about} />}
    </>
  );
}

function SortMark({
  sort,
  column,
}: {
  readonly sort: readonly SortKey[];
  readonly column: number;
}): JSX.Element | null {
  const at = sort.findIndex(key => key.column === column);
  const key = sort[at];
  if (key === undefined) return null;
  return (
    <span class="sortMark" aria-hidden="true">
      <Icon name={key.descending ? 'down' : 'up'} />
      {sort.length > 1 && <span class="sortPlace">{at + 1}</span>}
    </span>
  );
}

function Resizer({ session, position, width }: HeaderCellProps): JSX.Element {
  const drag = (event: PointerEvent): void => {
    event.stopPropagation();
    followDrag(event, x => session.model.resizeColumn(position, width + x));
  };
  return <div class="resizer" onPointerDown={drag} onDblClick={() => session.model.autoFit([position])} />;
}

/** Ctrl marks the column; any other press sorts by it, with Shift beside the others. */
function pressed(event: PointerEvent, { session, position, column }: HeaderCellProps): void {
  if (event.ctrlKey || event.metaKey) session.model.selectColumn(position, 'add');
  else if (event.altKey) session.model.selectColumn(position, event.shiftKey ? 'extend' : 'replace');
  else {
    const { arranger } = session;
    const sort = cycleSort(arranger.wanted.sort, column, event.shiftKey);
    arranger.want({ ...arranger.wanted, sort }, undefined);
  }
}

/** What a screen reader says of a header: the direction itself it has from the sort. */
function spoken({ about, sort, hasProfile, known }: HeaderCellProps, key: SortKey | undefined): string {
  const column = `${about.name} ${about.type}`;
  const name = hasProfile ? `${column}, ${spokenProfile(known)}` : column;
  if (key === undefined || sort.length < 2) return name;
  return l10n.t('{0}, sort key {1}', name, countText(sort.indexOf(key) + 1));
}
