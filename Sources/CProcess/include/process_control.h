#ifndef PROCESS_CONTROL_H
#define PROCESS_CONTROL_H

/// Makes this process the parent of every orphan among its descendants, so that they can be found
/// and ended; 0 is success. Elsewhere than on Linux nothing is done.
int process_become_subreaper(void);

#endif
