// Read by Qt's meta-object compiler before every header: it fails at the first C++20 library header otherwise, because
// it does not know the macros of the standard library until one of the older headers has been read.
#pragma once

#include <cstddef>
