#ifndef PROCESS_CONTROL_H
#define PROCESS_CONTROL_H

#include <stdint.h>
#include <sys/types.h>

/// Makes this process the parent of every orphan among its descendants, so that they can be found
/// and ended; 0 is success. Elsewhere than on Linux nothing is done.
int process_become_subreaper(void);

/// Bounds how large each file may become that a process, or what it starts from now on, writes; 0 is
/// success. Whoever writes more gets SIGXFSZ. Elsewhere than on Linux nothing is done.
int process_limit_files(pid_t process, uint64_t size);

/// Starts the guard: a process that waits for the end of this one, whatever ends it, and then ends every
/// process that was started with the mark among its variables; 0 is success. To be called once.
/// Elsewhere than on Linux nothing is done.
int process_start_guard(const char *mark);

/// Copies a file with its permissions to a path where nothing is; 0 or the number of an error. The copy shares
/// the file's blocks where the file system lets it, and else is made in the kernel where that can.
int process_copy_file(const char *source, const char *target);

#endif
