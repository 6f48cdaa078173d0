#define _GNU_SOURCE
#include "process_control.h"

#ifdef __linux__
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int has_mark(pid_t process, const char *mark) {
  // As much as a process can be started with.
  static char variables[4 << 20];
  char path[32];
  snprintf(path, sizeof path, "/proc/%d/environ", (int)process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  size_t length = 0;
  for (ssize_t count; length < sizeof variables &&
                      (count = read(file, variables + length, sizeof variables - length)) > 0;) {
    length += (size_t)count;
  }
  close(file);
  return memmem(variables, length, mark, strlen(mark)) != NULL;
}

// How many processes there were.
static int end_marked(const char *mark) {
  DIR *processes = opendir("/proc");
  if (!processes) return 0;
  int count = 0;
  for (struct dirent *entry; (entry = readdir(processes));) {
    pid_t process = atoi(entry->d_name);
    if (process > 0 && has_mark(process, mark) && kill(process, SIGKILL) == 0) count++;
  }
  closedir(processes);
  return count;
}

static _Noreturn void guard(int lifeline, const char *mark) {
  char ended_well;
  // A byte is what a process sends that ends by itself, having ended all that it had started. Else what is
  // read is the end of the pipe, and with it that of the process.
  if (read(lifeline, &ended_well, 1) > 0) _exit(0);
  // A process that is being started has its variables only a moment later, and one that is being ended
  // can start another.
  for (int round = 0, quiet = 0; round < 500 && quiet < 10; round++) {
    quiet = end_marked(mark) == 0 ? quiet + 1 : 0;
    usleep(20000);
  }
  _exit(0);
}

static pid_t guard_process;
static int guard_lifeline;

// The guard is this process's to take, or it stays in the system's table for whoever becomes its parent.
static void end_guard(void) {
  char ended_well = 0;
  // The guard may have been killed.
  signal(SIGPIPE, SIG_IGN);
  if (write(guard_lifeline, &ended_well, 1) != 1) return;
  while (waitpid(guard_process, NULL, 0) < 0 && errno == EINTR) {
  }
}

int process_start_guard(const char *mark) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    // Neither the terminal's signals nor those of whoever ends the whole group are for the guard.
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    setsid();
    prctl(PR_SET_NAME, "book-guard");
    // What it inherited would keep pipes and locks of others open, and the pipe's other end.
    dup2(ends[0], STDIN_FILENO);
    close_range(1, ~0U, 0);
    guard(STDIN_FILENO, mark);
  }
  close(ends[0]);
  if (child < 0) {
    close(ends[1]);
    return -1;
  }
  // The other end stays open for as long as this process lives.
  guard_process = child;
  guard_lifeline = ends[1];
  atexit(end_guard);
  return 0;
}
#else
int process_start_guard(const char *mark) { return 0; }
#endif
