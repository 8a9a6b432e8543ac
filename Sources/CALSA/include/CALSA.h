#include <alsa/asoundlib.h>

/// Keeps ALSA's default error handler from printing over the screen; it is variadic, so not Swift.
void calsa_silence(void);
