/* Writes what Hearwell wrote, row by row, each registration in one transaction of the same
 * durability: the yardstick for durable registrations per second.
 *
 * usage: registrations SOURCE TARGET
 * SOURCE is a store into which Hearwell registered cases of one event each, TARGET an empty store of
 * Hearwell's. Prints seconds, from the first transaction to the last. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *source, *target;

static void check(int status, sqlite3 *store, const char *what) {
  if (status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE) return;
  fprintf(stderr, "registrations: %s: %s\n", what, sqlite3_errmsg(store));
  exit(70);
}

static sqlite3 *opened(const char *path) {
  sqlite3 *store;
  check(sqlite3_open(path, &store), store, path);
  check(sqlite3_exec(store,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
                     0, 0, 0), store, path);
  return store;
}

static sqlite3_stmt *prepared(sqlite3 *store, const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(store, sql, -1, &statement, 0), store, sql);
  return statement;
}

/* All rows of a query, kept in memory: what is measured is writing. */
struct rows {
  int count, columns;
  sqlite3_value **values;
};

static struct rows rows(const char *sql) {
  struct rows rows = {0};
  sqlite3_stmt *statement = prepared(source, sql);
  rows.columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    rows.values = realloc(rows.values, sizeof(*rows.values) * (rows.count + 1) * rows.columns);
    for (int column = 0; column < rows.columns; column++)
      rows.values[rows.count * rows.columns + column] =
          sqlite3_value_dup(sqlite3_column_value(statement, column));
    rows.count++;
  }
  sqlite3_finalize(statement);
  return rows;
}

/* Takes a row of all columns. */
static sqlite3_stmt *into(const char *table, const struct rows *rows) {
  char sql[256];
  int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
  for (int column = 1; column < rows->columns; column++)
    length += snprintf(sql + length, sizeof sql - length, ", ?");
  snprintf(sql + length, sizeof sql - length, ")");
  return prepared(target, sql);
}

static void insert(sqlite3_stmt *statement, const struct rows *rows, int row) {
  for (int column = 0; column < rows->columns; column++)
    sqlite3_bind_value(statement, column + 1, rows->values[row * rows->columns + column]);
  check(sqlite3_step(statement), target, sqlite3_sql(statement));
  sqlite3_reset(statement);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  source = opened(arguments[1]);
  target = opened(arguments[2]);
  struct rows journal = rows("SELECT sequence, type, subject, time, line, hash FROM journal ORDER BY sequence");
  struct rows private = rows("SELECT sequence, line FROM private ORDER BY sequence");
  struct rows cases = rows("SELECT * FROM case_row ORDER BY id");
  struct rows clocks = rows("SELECT * FROM clock_row ORDER BY case_id, position");
  struct rows search = rows("SELECT rowid, text FROM search ORDER BY rowid");
  sqlite3_stmt *begin = prepared(target, "BEGIN IMMEDIATE"), *commit = prepared(target, "COMMIT");
  sqlite3_stmt *last = prepared(target, "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
  sqlite3_stmt *serial = prepared(target, "INSERT INTO meta VALUES ('serial', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  sqlite3_stmt *into_journal = into("journal", &journal);
  sqlite3_stmt *into_private = into("private", &private);
  sqlite3_stmt *into_cases = into("case_row", &cases);
  sqlite3_stmt *into_clocks = into("clock_row", &clocks);
  sqlite3_stmt *into_search = prepared(target, "INSERT INTO search (rowid, text) VALUES (?, ?)");

  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int row = 0, clock = 0; row < journal.count; row++) {
    sqlite3_step(begin), sqlite3_reset(begin);
    sqlite3_step(last), sqlite3_reset(last);
    char text[12];
    snprintf(text, sizeof text, "%d", row + 1);
    sqlite3_bind_text(serial, 1, text, -1, SQLITE_STATIC);
    check(sqlite3_step(serial), target, "serial");
    sqlite3_reset(serial);
    insert(into_journal, &journal, row);
    insert(into_private, &private, row);
    insert(into_cases, &cases, row);
    sqlite3_int64 id = sqlite3_value_int64(cases.values[row * cases.columns]);
    for (; clock < clocks.count && sqlite3_value_int64(clocks.values[clock * clocks.columns]) == id; clock++)
      insert(into_clocks, &clocks, clock);
    insert(into_search, &search, row);
    check(sqlite3_step(commit), target, "commit");
    sqlite3_reset(commit);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.6f\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
