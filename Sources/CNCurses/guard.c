#define _GNU_SOURCE
#include "CNCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t asked_to_end;
static volatile sig_atomic_t drawn;
static int waker[2] = {-1, -1};
static char farewell[256]; /* what undoes the screen, ready for a signal handler */
static size_t farewell_length;
static struct termios before;
static bool before_known;
static char fault_stack[32 * 1024];

static void wake(void) {
  int kept = errno;
  ssize_t written = write(waker[1], "", 1);
  (void)written;
  errno = kept;
}

static void note(int number) {
  asked_to_end = number;
  wake();
}

/* The signal may reach another thread than the one that waits, so ncurses' own handler, which only
   sets a flag, would leave the page as it is until the next key. */
static void (*curses_resized)(int);

static void resized(int number) {
  if (curses_resized) curses_resized(number);
  wake();
}

/* Only what signal-safety(7) allows: the handler runs inside whatever broke. */
static void fault(int number) {
  if (drawn) {
    ssize_t written = write(STDOUT_FILENO, farewell, farewell_length);
    (void)written;
    if (before_known) tcsetattr(STDIN_FILENO, TCSANOW, &before);
  }
  signal(number, SIG_DFL);
  raise(number);
}

static void add_farewell(char *capability) {
  char *text = tigetstr(capability);
  if (text == NULL || text == (char *)-1 || strstr(text, "$<")) return;
  size_t length = strlen(text);
  if (farewell_length + length > sizeof farewell) return;
  memcpy(farewell + farewell_length, text, length);
  farewell_length += length;
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void prepare_farewell(void) {
  farewell_length = 0;
  add_farewell("sgr0");
  add_farewell("op");
  add_farewell("clear");
  add_farewell("rmkx");
  add_farewell("cnorm");
  add_farewell("rmcup");
}

int cncurses_guard(bool locked) {
  if (waker[0] < 0) {
    if (pipe2(waker, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    atexit(cncurses_restore);
  }
  reset_shell_mode();
  before_known = tcgetattr(STDIN_FILENO, &before) == 0;
  reset_prog_mode();
  prepare_farewell();
  drawn = 1;
  asked_to_end = 0;
  cncurses_rest();

  const int ends[] = {SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) handle(ends[i], note, SA_RESTART);
  const int keyboards[] = {SIGINT, SIGQUIT};
  for (size_t i = 0; i < sizeof keyboards / sizeof keyboards[0]; i++)
    handle(keyboards[i], locked ? SIG_IGN : note, SA_RESTART);
  struct sigaction former;
  if (curses_resized == NULL && sigaction(SIGWINCH, NULL, &former) == 0 &&
      former.sa_handler != SIG_DFL && former.sa_handler != SIG_IGN)
    curses_resized = former.sa_handler;
  handle(SIGWINCH, resized, SA_RESTART);
  handle(SIGTSTP, SIG_IGN, 0);
  handle(SIGTTOU, SIG_IGN, 0);
  handle(SIGPIPE, SIG_IGN, 0);

  /* A parent may have left them blocked. */
  sigset_t wanted;
  sigemptyset(&wanted);
  const int heard[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH};
  for (size_t i = 0; i < sizeof heard / sizeof heard[0]; i++) sigaddset(&wanted, heard[i]);
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);

  stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};
  sigaltstack(&stack, NULL);
  const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
    handle(faults[i], fault, SA_ONSTACK | SA_NODEFER);
  return waker[0];
}

int cncurses_signal(void) { return asked_to_end; }

void cncurses_rest(void) {
  char read_out[16];
  while (read(waker[0], read_out, sizeof read_out) > 0) {}
}

void cncurses_restore(void) {
  if (!drawn) return;
  drawn = 0;
  clear();
  refresh();
  endwin();
}

void cncurses_hand_over(void) {
  if (!drawn) return;
  clear();
  refresh();
  drawn = 0;
  reset_shell_mode();
}

void cncurses_take_back(void) {
  reset_prog_mode();
  drawn = 1;
}
