/** What a source says on standard output, one JSON object a line, as the Airbyte protocol (v0.2) defines it. */
export type AirbyteMessage =
  | { readonly type: 'SPEC'; readonly spec: ConnectorSpecification }
  | { readonly type: 'CONNECTION_STATUS'; readonly connectionStatus: ConnectionCheck }
  | { readonly type: 'CATALOG'; readonly catalog: { readonly streams: readonly AirbyteStream[] } }
  | { readonly type: 'STATE'; readonly state: AirbyteState }
  | { readonly type: 'LOG'; readonly log: { readonly level: 'INFO' | 'WARN' | 'ERROR'; readonly message: string } }
  | { readonly type: 'TRACE'; readonly trace: AirbyteTrace };

export interface ConnectorSpecification {
  readonly protocol_version: string;
  readonly documentationUrl?: string;
  /** A JSON schema. */
  readonly connectionSpecification: object;
  readonly supportsIncremental: boolean;
}

export interface ConnectionCheck {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly message?: string;
}

/** A stream that a source offers. */
export interface AirbyteStream {
  readonly name: string;
  readonly json_schema: JsonSchema;
  readonly supported_sync_modes: readonly ('full_refresh' | 'incremental')[];
  readonly source_defined_cursor?: boolean;
}

export interface JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

/** Type of one field; every field may be null or absent. */
export interface PropertySchema {
  readonly type: readonly string[];
  readonly format?: 'date' | 'date-time';
  /** Airbyte's refinement, which tells integers from other numbers and times with a zone from those without. */
  readonly airbyte_type?: 'integer' | 'timestamp_without_timezone' | 'timestamp_with_timezone';
}

/** Where a stream's next read begins; only the source knows what is in it. */
export interface AirbyteState {
  readonly type: 'STREAM';
  readonly stream: {
    readonly stream_descriptor: { readonly name: string };
    readonly stream_state: Readonly<Record<string, unknown>>;
  };
  readonly sourceStats?: { readonly recordCount: number };
}

export type AirbyteTrace =
  | {
      readonly type: 'STREAM_STATUS';
      readonly emitted_at: number;
      readonly stream_status: {
        readonly stream_descriptor: { readonly name: string };
        readonly status: 'STARTED' | 'RUNNING' | 'COMPLETE' | 'INCOMPLETE';
      };
    }
  | {
      readonly type: 'ERROR';
      readonly emitted_at: number;
      readonly error: { readonly message: string; readonly failure_type: 'config_error' | 'system_error' };
    };
