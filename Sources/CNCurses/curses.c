#define _XOPEN_SOURCE 700
#include "CNCurses.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

unsigned int cncurses_bold(void) { return A_BOLD; }
unsigned int cncurses_reverse(void) { return A_REVERSE; }
unsigned int cncurses_pair(int number) { return COLOR_PAIR(number); }
int cncurses_colours(void) { return COLORS; }
int cncurses_function_key(int number) { return KEY_F(number); }

bool cncurses_use_utf8(void) {
  const char *names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return false;
}

int cncurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

SCREEN *cncurses_open(void) { return newterm(NULL, stdout, stdin); }
WINDOW *cncurses_window(void) { return stdscr; }
