#ifndef CNCURSES_H
#define CNCURSES_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1 /* functions instead of macros, so that Swift sees them */
#include <curses.h>
#include <stdbool.h>
#include <stdint.h>

/* Macros and globals of curses.h that Swift cannot import. */
unsigned int cncurses_bold(void);
unsigned int cncurses_reverse(void);
unsigned int cncurses_pair(int number);
int cncurses_colours(void);
int cncurses_function_key(int number);

/* Chooses the UTF-8 character set, whatever the environment says; false where there is none. */
bool cncurses_use_utf8(void);
/* Cells of one character as wcwidth sees it, which is how ncurses counts: -1, 0, 1 or 2. */
int cncurses_width(uint32_t scalar);

/* Opens the terminal on stdin and stdout; NULL where the terminal's type is unknown. newterm
   returns then, initscr would end the process. */
SCREEN *cncurses_open(void);
WINDOW *cncurses_window(void);

/* From now on the terminal is restored at exit and when a fault kills the process, and signals
   that end the process make `cncurses_signal` tell them instead. The returned descriptor becomes
   readable with each such signal and when the size has changed. `locked` ignores those that a keyboard can send. -1 where no pipe can be made. */
int cncurses_guard(bool locked);
/* The signal that asked the process to end; 0 while none has. */
int cncurses_signal(void);
/* Makes the descriptor unreadable again. */
void cncurses_rest(void);
/* Restores the terminal; a second call does nothing. */
void cncurses_restore(void);
/* Clears the screen and gives the line settings back, but stays on the alternate screen, for an
   image that replaces this one. */
void cncurses_hand_over(void);
/* Takes the terminal again when no image replaced this one. */
void cncurses_take_back(void);

#endif
