#include <sqlite3.h>

/// Swift calls no C function of variable arguments.
static inline int hearwell_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
