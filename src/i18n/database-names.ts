const NAMES: Readonly<Record<string, string>> = { sqlite: 'SQLite', duckdb: 'DuckDB', postgres: 'PostgreSQL', spark: 'Spark SQL' };

/** How a database writes its own name, in every language. */
export const databaseName = (dialect: string): string => NAMES[dialect] ?? dialect;
