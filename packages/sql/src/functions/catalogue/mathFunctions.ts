import type { FunctionTable } from './functionTable';

export const MATH_FUNCTIONS: FunctionTable = {
  category: 'math',
  rows: {
    'ABS(value: number) -> type of value': 'Drops the sign of a number.',
    'ACOS(value: number) -> DOUBLE': 'Gives the arc cosine in radians.',
    'ASIN(value: number) -> DOUBLE': 'Gives the arc sine in radians.',
    'ATAN(value: number) -> DOUBLE': 'Gives the arc tangent in radians.',
    'ATAN2(y: number, x: number) -> DOUBLE': 'Gives the angle of the point (x, y) in radians.',
    'BROUND(value: DOUBLE) -> DOUBLE': 'Rounds halves to the even neighbour.',
    'CBRT(value: number) -> DOUBLE': 'Gives the cube root.',
    'CEILING(value: number) -> number': 'Rounds up to a whole number.',
    'COS(value: number) -> DOUBLE': 'Gives the cosine of an angle in radians.',
    'COSH(value: number) -> DOUBLE': 'Gives the hyperbolic cosine.',
    'COT(value: number) -> DOUBLE': 'Gives the cotangent of an angle in radians.',
    'DEGREES(radians: number) -> DOUBLE': 'Turns radians into degrees.',
    'E() -> DOUBLE': 'Gives Euler’s number.',
    'EXP(value: number) -> DOUBLE': 'Raises Euler’s number to a power.',
    'FACTORIAL(value: INTEGER) -> BIGINT': 'Gives the factorial of a whole number.',
    'FLOOR(value: number) -> number': 'Rounds down to a whole number.',
    'LN(value: DOUBLE) -> DOUBLE': 'Gives the natural logarithm.',
    'LOG(value: number) -> DOUBLE | LOG(base: number, value: number) -> DOUBLE':
      'Gives the logarithm of a number, natural or to a base that comes first.',
    'LOG10(value: number) -> DOUBLE': 'Gives the logarithm to the base 10.',
    'MOD(dividend: number, divisor: number) -> number': 'Gives the rest of a division.',
    'PI() -> DOUBLE': 'Gives the number pi.',
    'PMOD(dividend: number, divisor: number) -> number': 'Gives the rest of a division, never below zero.',
    'POW(value: DOUBLE, exponent: DOUBLE) -> DOUBLE': 'Raises a number to a power.',
    'POWER(value: DOUBLE, exponent: DOUBLE) -> DOUBLE': 'Raises a number to a power.',
    'RADIANS(degrees: number) -> DOUBLE': 'Turns degrees into radians.',
    'RANDOM([seed: INTEGER]) -> DOUBLE': 'Gives a random number between 0 and 1.',
    'ROUND(value: number, [scale: INTEGER]) -> type of value':
      'Rounds to a number of decimal places, 0 if none is given.',
    'SIGN(value: number) -> INTEGER': 'Gives -1, 0 or 1 by the sign of a number.',
    'SIN(value: number) -> DOUBLE': 'Gives the sine of an angle in radians.',
    'SINH(value: number) -> DOUBLE': 'Gives the hyperbolic sine.',
    'SQRT(value: number) -> DOUBLE': 'Gives the square root.',
    'TAN(value: number) -> DOUBLE': 'Gives the tangent of an angle in radians.',
    'TANH(value: number) -> DOUBLE': 'Gives the hyperbolic tangent.',
    'TRUNCATE(value: number, [scale: INTEGER]) -> number': 'Cuts off the decimal places beyond a number of them.',
  },
};

export const BITWISE_FUNCTIONS: FunctionTable = {
  category: 'bitwise',
  rows: {
    'BITWISE_AND(left: number, right: number) -> type of left': 'Sets the bits that both numbers have.',
    'BITWISE_NOT(value: number) -> type of value': 'Turns every bit of a number over.',
    'BITWISE_OR(left: number, right: number) -> type of left': 'Sets the bits that either number has.',
    'BITWISE_XOR(left: number, right: number) -> type of left': 'Sets the bits that exactly one of two numbers has.',
    'LSHIFT(value: number, bits: number) -> type of value': 'Moves the bits of a number to the left.',
    'RSHIFT(value: number, bits: number) -> type of value': 'Moves the bits of a number to the right.',
    'XOR(left: INTEGER, right: INTEGER) -> INTEGER': 'Sets the bits that exactly one of two numbers has.',
  },
};

export const GEOSPATIAL_FUNCTIONS: FunctionTable = {
  category: 'geospatial',
  rows: {
    'GEO_BEYOND(lat1: FLOAT, lon1: FLOAT, lat2: FLOAT, lon2: FLOAT, metres: DOUBLE) -> BOOLEAN':
      'Tells whether two points are farther apart than a distance.',
    'GEO_DISTANCE(lat1: FLOAT, lon1: FLOAT, lat2: FLOAT, lon2: FLOAT) -> DOUBLE':
      'Gives the distance of two points in metres.',
    'GEO_NEARBY(lat1: FLOAT, lon1: FLOAT, lat2: FLOAT, lon2: FLOAT, metres: DOUBLE) -> BOOLEAN':
      'Tells whether two points are nearer than a distance.',
    'ST_FROMGEOHASH(geohash: VARCHAR) -> STRUCT': 'Gives the latitude and longitude that a geohash stands for.',
    'ST_GEOHASH(latitude: DOUBLE, longitude: DOUBLE, [precision: INTEGER]) -> VARCHAR': 'Makes the geohash of a point.',
  },
};
