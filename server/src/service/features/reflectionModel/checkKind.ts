import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { ReflectionModel } from './reflectionModel';

const OF_AGGREGATE = ['dimensions', 'date_dimensions', 'measures', 'computations'];

/** Keys that belong to the other kind of reflection, and those that dbt-dremio reads and does nothing with. */
export function checkKind(model: ReflectionModel): readonly Problem[] {
  const external = model.entry('external_target');
  const unused: readonly Problem[] =
    external === undefined
      ? []
      : [
          {
            span: external.keySpan,
            severity: 'warning',
            code: 'dremio.externalReflection',
            tag: 'unnecessary',
            message: l10n.t('dbt-dremio cannot create external reflections: nobody reads "external_target".'),
          },
        ];
  return model.isUnclear ? unused : [...unused, ...ofOtherKind(model)];
}

function ofOtherKind(model: ReflectionModel): readonly Problem[] {
  const { isAggregate } = model;
  const keys = isAggregate ? ['display'] : OF_AGGREGATE;
  return keys.flatMap(key => {
    const span = model.entry(key)?.keySpan;
    if (span === undefined) return [];
    const message = isAggregate
      ? l10n.t('"{0}" belongs to a raw reflection, and this one is "aggregate".', key)
      : l10n.t(
          '"{0}" belongs to an aggregate reflection, and this one is "raw": set reflection_type=\'aggregate\'.',
          key,
        );
    return [{ span, severity: 'warning', code: 'reflectionModel.kind', message }];
  });
}
