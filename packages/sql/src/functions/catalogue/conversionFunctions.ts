import type { FunctionTable } from './functionTable';

export const CONVERSION_FUNCTIONS: FunctionTable = {
  category: 'conversion',
  rows: {
    'ARRAY_TO_STRING(items: list, delimiter: VARCHAR) -> VARCHAR': 'Joins the items of a list into a text.',
    'BINARY_STRING(text: VARCHAR) -> VARBINARY': 'Reads a text with escapes such as \\xFF as bytes.',
    'CAST(value: any AS type: type) -> type': 'Turns a value into another type; fails where that cannot be done.',
    'CONVERT_FROM(bytes: VARBINARY, type: VARCHAR) -> any':
      'Reads bytes or JSON text as a value, by the name of a format.',
    'CONVERT_REPLACEUTF8(bytes: VARBINARY, replacement: VARCHAR) -> VARCHAR':
      'Reads bytes as UTF-8 and replaces those that are none.',
    'CONVERT_TO(value: any, type: VARCHAR) -> VARBINARY': 'Writes a value as bytes, by the name of a format.',
    'HASH(value: any) -> INTEGER': 'Gives a hash of a value of any type.',
    'HASH64(value: any, [seed: BIGINT]) -> BIGINT': 'Gives a hash of 64 bits.',
    'IS_BIGINT(value: any) -> BOOLEAN': 'Tells whether a value is a BIGINT.',
    'ISDATE(text: VARCHAR) -> BOOLEAN': 'Tells whether a text can be read as a date.',
    'IS_INT(value: any) -> BOOLEAN': 'Tells whether a value is an INTEGER.',
    'ISNUMERIC(value: any) -> BOOLEAN': 'Tells whether a value can be read as a number.',
    'IS_VARCHAR(value: any) -> BOOLEAN': 'Tells whether a value is a VARCHAR.',
    'SIZE(items: map) -> INTEGER': 'Counts the entries of a map.',
    'STRING_BINARY(bytes: VARBINARY) -> VARCHAR': 'Shows bytes as a text with escapes.',
    'TOASCII(text: VARCHAR, encoding: VARCHAR) -> VARCHAR': 'Keeps of a text what ASCII can say.',
    'TO_CHAR(value: any, format: VARCHAR) -> VARCHAR': 'Writes a number, date or time in a format.',
    'TO_DATE(value: any) -> DATE | TO_DATE(text: VARCHAR, format: VARCHAR, [nullOnError: INTEGER]) -> DATE':
      'Makes a date of a text in a format, a timestamp, or seconds since 1970.',
    'TO_NUMBER(text: VARCHAR, format: VARCHAR) -> DOUBLE': 'Reads a number written in a format.',
    'TO_TIME(seconds: number) -> TIME | TO_TIME(text: VARCHAR, format: VARCHAR, [nullOnError: INTEGER]) -> TIME':
      'Makes a time of day of a text in a format, or of seconds.',
    'TO_TIMESTAMP(seconds: number) -> TIMESTAMP | TO_TIMESTAMP(text: VARCHAR, format: VARCHAR, [nullOnError: INTEGER]) -> TIMESTAMP':
      'Makes a timestamp of a text in a format, or of seconds since 1970.',
    'TRY_CONVERT_FROM(text: VARCHAR AS type: type) -> type':
      'Reads JSON text as a type, NULL where that cannot be done.',
    'TYPEOF(value: any) -> VARCHAR': 'Tells the type of a value.',
  },
};

export const BINARY_FUNCTIONS: FunctionTable = {
  category: 'binary',
  rows: {
    'BASE64(bytes: VARBINARY) -> VARCHAR': 'Writes bytes in base 64.',
    'BIN(value: INTEGER) -> VARCHAR': 'Writes a whole number in base 2.',
    'BIT_LENGTH(value: any) -> INTEGER': 'Counts the bits of a text or of bytes.',
    'CRC32(bytes: VARBINARY) -> VARCHAR': 'Gives the cyclic redundancy check of bytes.',
    'ENCODE(text: VARCHAR, charset: VARCHAR) -> VARBINARY': 'Writes a text as bytes in a character set.',
    'FROM_HEX(text: VARCHAR) -> VARBINARY': 'Reads bytes written in hexadecimal digits.',
    'HEX(value: any) -> VARCHAR': 'Writes a value in hexadecimal digits.',
    'TO_HEX(bytes: VARBINARY) -> VARCHAR': 'Writes bytes in hexadecimal digits.',
    'UNBASE64(text: VARCHAR) -> VARBINARY': 'Reads bytes written in base 64.',
    'UNHEX(text: VARCHAR) -> VARBINARY': 'Reads bytes written in hexadecimal digits.',
  },
};

export const CRYPTOGRAPHY_FUNCTIONS: FunctionTable = {
  category: 'cryptography',
  rows: {
    'AES_DECRYPT(text: VARCHAR, key: VARCHAR) -> VARCHAR': 'Decrypts a text by AES.',
    'AES_ENCRYPT(text: VARCHAR, key: VARCHAR) -> VARCHAR': 'Encrypts a text by AES.',
    'DECRYPT(data: VARBINARY, key: VARBINARY, mode: VARCHAR, [iv: VARBINARY], [aad: VARBINARY]) -> VARBINARY':
      'Decrypts bytes by AES in a mode such as GCM.',
    'ENCRYPT(data: VARBINARY, key: VARBINARY, mode: VARCHAR, [iv: VARBINARY], [aad: VARBINARY]) -> VARBINARY':
      'Encrypts bytes by AES in a mode such as GCM.',
    'MD5(text: VARCHAR) -> VARCHAR': 'Gives the MD5 digest in hexadecimal digits.',
    'SHA(text: VARCHAR) -> VARCHAR': 'Gives the SHA-1 digest in hexadecimal digits.',
    'SHA1(text: VARCHAR) -> VARCHAR': 'Gives the SHA-1 digest in hexadecimal digits.',
    'SHA256(text: VARCHAR) -> VARCHAR': 'Gives the SHA-256 digest in hexadecimal digits.',
    'SHA512(text: VARCHAR) -> VARCHAR': 'Gives the SHA-512 digest in hexadecimal digits.',
  },
};
