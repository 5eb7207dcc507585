#include "app/cli/heap.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace lockstep::cli {

#ifdef __GLIBC__
void preferLargePages() {
    constexpr std::uintptr_t largePage = std::uintptr_t{2} << 20U;
    constexpr std::size_t heap = 2 * largePage;
    constexpr std::size_t firstRequest = std::size_t{160} << 10U; // more than malloc has left
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(heap));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(4 * heap));
    mallopt(M_TOP_PAD, static_cast<int>(heap + firstRequest));
    // The kernel gives a large page only where nothing has been touched. So malloc's first block, with the notes malloc
    // keeps at its ends, goes just before the boundary.
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    const std::uintptr_t boundary = (end + 2 * firstRequest + largePage - 1) / largePage * largePage;
    sbrk(static_cast<std::intptr_t>(boundary - firstRequest - firstRequest / 4 - end));
    void* volatile first = std::malloc(firstRequest); // volatile: the compiler may leave out what nobody uses
    madvise(reinterpret_cast<void*>(boundary), heap, MADV_HUGEPAGE);
    std::free(first);
}
#else
void preferLargePages() {}
#endif

} // namespace lockstep::cli
