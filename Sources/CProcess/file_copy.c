#define _GNU_SOURCE
#include "process_control.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

// What the kernel does not copy between two file systems, or not for this one.
static int copy_by_hand(int source, int target) {
  static _Thread_local char buffer[1 << 16];
  for (ssize_t count; (count = read(source, buffer, sizeof buffer)) != 0;) {
    if (count < 0) return errno;
    for (ssize_t done = 0, more; done < count; done += more) {
      more = write(target, buffer + done, (size_t)(count - done));
      if (more < 0) return errno;
    }
  }
  return 0;
}

static int copy_content(int source, int target) {
  if (ioctl(target, FICLONE, source) == 0) return 0;
  for (ssize_t count; (count = copy_file_range(source, NULL, target, NULL, 1 << 30, 0)) != 0;) {
    if (count > 0) continue;
    // Some of it may have been copied: both files are where that ends.
    if (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM) {
      break;
    }
    return errno;
  }
  // Files of /proc and their like claim to be empty.
  return copy_by_hand(source, target);
}

int process_copy_file(const char *source, const char *target) {
  int from = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (from < 0) return errno;
  struct stat status;
  int to = fstat(from, &status) == 0
               ? open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0777)
               : -1;
  int result = to < 0 ? errno : copy_content(from, to);
  close(from);
  if (to >= 0 && close(to) != 0 && result == 0) result = errno;
  return result;
}
#else
#include <copyfile.h>
#include <errno.h>

int process_copy_file(const char *source, const char *target) {
  return copyfile(source, target, 0, COPYFILE_CLONE | COPYFILE_ALL) == 0 ? 0 : errno;
}
#endif
