/** A straight line drawn on a page, level or upright; measures in points from the upper left corner. */
export interface Rule {
  readonly upright: boolean;
  /** x of an upright one, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A list of drawing operators as PDF.js gives it. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** PDF's six numbers of a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Names of operators with their codes, from PDF.js. */
export type OperatorCodes = Readonly<Record<string, number>>;

/** Borders are often drawn as filled rectangles that thin. */
const THINNEST_AREA = 3;
const SHORTEST = 4;
/** Codes of a path's steps in PDF.js: moveTo, lineTo, curveTo, quadraticCurveTo, closePath, with how many numbers follow each. */
const STEP_LENGTH: readonly number[] = [2, 2, 6, 4, 0];

/** The level and upright lines that a page's drawing operators leave on it. `view` maps onto the page as it is shown. */
export function rulesOf({ fnArray, argsArray }: Operators, codes: OperatorCodes, view: Matrix): Rule[] {
  const rules: Rule[] = [];
  const filled = new Set([codes.fill, codes.eoFill]);
  const saved: Matrix[] = [];
  let matrix = view;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === codes.save) saved.push(matrix);
    else if (operator === codes.restore || operator === codes.paintFormXObjectEnd) matrix = saved.pop() ?? view;
    else if (operator === codes.transform) matrix = product(matrix, args as Matrix);
    else if (operator === codes.paintFormXObjectBegin) {
      saved.push(matrix);
      const inner = (args as readonly unknown[] | undefined)?.[0];
      if (Array.isArray(inner)) matrix = product(matrix, inner as unknown as Matrix);
    } else if (operator === codes.constructPath) {
      const [paint, [path] = []] = args as [number, [ArrayLike<number> | null]?];
      if (path && paint !== codes.endPath)
        rules.push(...(filled.has(paint) ? areas(path, matrix) : lines(path, matrix)));
    }
  }
  return rules;
}

/** Each step of a path, in page coordinates. */
function* steps(path: ArrayLike<number>, matrix: Matrix): Generator<{ code: number; x: number; y: number }> {
  let start = { x: 0, y: 0 };
  for (let at = 0; at < path.length; ) {
    const code = path[at]!;
    const length = STEP_LENGTH[code];
    if (length === undefined) return;
    if (length === 0) yield { code, ...start };
    else {
      const [x, y] = [path[at + length - 1]!, path[at + length]!];
      const point = { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
      if (code === 0) start = point;
      yield { code, ...point };
    }
    at += length + 1;
  }
}

function lines(path: ArrayLike<number>, matrix: Matrix): Rule[] {
  const rules: Rule[] = [];
  let before: { x: number; y: number } | undefined;
  for (const { code, x, y } of steps(path, matrix)) {
    if (before && (code === 1 || code === 4)) rules.push(...rule(before.x, before.y, x, y));
    before = { x, y };
  }
  return rules;
}

/** Thin filled areas are lines; others are shades, whose edges mean nothing. */
function areas(path: ArrayLike<number>, matrix: Matrix): Rule[] {
  const rules: Rule[] = [];
  let corners: { x: number; y: number }[] = [];
  const close = (): void => {
    if (corners.length > 2) {
      const [xs, ys] = [corners.map(corner => corner.x), corners.map(corner => corner.y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      if (bottom - top < THINNEST_AREA) rules.push(...rule(left, (top + bottom) / 2, right, (top + bottom) / 2));
      else if (right - left < THINNEST_AREA) rules.push(...rule((left + right) / 2, top, (left + right) / 2, bottom));
    }
    corners = [];
  };
  for (const step of steps(path, matrix)) {
    if (step.code === 0) close();
    corners.push(step);
  }
  close();
  return rules;
}

function rule(x0: number, y0: number, x1: number, y1: number): Rule[] {
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (width < 1 && height >= SHORTEST)
    return [{ upright: true, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }];
  if (height < 1 && width >= SHORTEST)
    return [{ upright: false, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }];
  return [];
}

function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
