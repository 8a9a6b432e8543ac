#ifndef CQRCODE_H
#define CQRCODE_H
#include <qrencode.h>
#endif
