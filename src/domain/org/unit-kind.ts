export type UnitKind = 'company' | 'cityDepartment' | 'customerGroup' | 'countyBranch' | 'hall' | 'hotline' | 'agency';
export type HallKind = 'cityMain' | 'social' | 'countyMain' | 'rural';

export interface UnitType {
  readonly kind: UnitKind;
  readonly hallKind?: HallKind;
}

/**
 * What a unit is, where its name says so; undefined where somebody has to be asked. Points belong to departments and county branches, so that
 * a wrong guess would charge the wrong unit. `above` is the unit it belongs to.
 */
export function guessUnitType(name: string, above: UnitKind | undefined): UnitType | undefined {
  if (/营业厅$/.test(name)) return hallType(name, above);
  if (/县(?:分|支)?公司$/.test(name)) return { kind: 'countyBranch' };
  if (/^(?:10000号|万号)/.test(name)) return { kind: 'hotline' };
  if (/代办|代理|统包|外包|承包/.test(name)) return { kind: 'agency' };
  if (/市分公司$|^市公司$/.test(name)) return { kind: 'company' };
  return undefined;
}

/** A hall without its kind is a hall all the same. */
function hallType(name: string, above: UnitKind | undefined): UnitType {
  if (/农客|农村/.test(name)) return { kind: 'hall', hallKind: 'rural' };
  if (/合作|社会|代理|加盟/.test(name)) return { kind: 'hall', hallKind: 'social' };
  if (!/主营业厅$/.test(name)) return { kind: 'hall' };
  return { kind: 'hall', hallKind: above === 'countyBranch' ? 'countyMain' : 'cityMain' };
}
