// Slices: making, slicing, appending, copying.
#include "engine/machine/runtime.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::machine::runtime {

namespace {

/// The limit on one allocation: more is our memory limit in good time.
constexpr std::uint64_t maximumBytes = 1ULL << 30U;
/// Go's: more is "len out of range".
constexpr std::uint64_t maximumBytesOfGo = 1ULL << 48U;

/// Operand registers of a slice expression, defaults filled in.
struct Bounds {
    std::uint64_t low;
    std::uint64_t high;
    std::uint64_t max;
};

/// False with a panic when low <= high <= max <= capacity does not hold.
bool check(Core& core, GoroutineIndex g, const Bounds& bounds, std::uint64_t capacity, bool hasMax, bool ofArray) {
    if (bounds.low <= bounds.high && bounds.high <= bounds.max && bounds.max <= capacity) return true;
    const unsigned isUnsigned = core.program().unsignedBoundsAt(core.goroutine(g).pc);
    const auto isNegative = [&](std::uint64_t value, unsigned bit) {
        return static_cast<std::int64_t>(value) < 0 && (isUnsigned >> bit & 1U) == 0;
    };
    const auto text = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
    std::string message;
    if (hasMax && bounds.max > capacity) {
        message = isNegative(bounds.max, 2) ? fmt::format("slice bounds out of range [::{}]", text(bounds.max))
                                            : fmt::format("slice bounds out of range [::{}] with {} {}", bounds.max,
                                                          ofArray ? "length" : "capacity", capacity);
    } else if (bounds.high > bounds.max) {
        if (isNegative(bounds.high, 1))
            message = hasMax ? fmt::format("slice bounds out of range [:{}:]", text(bounds.high))
                             : fmt::format("slice bounds out of range [:{}]", text(bounds.high));
        else
            message = hasMax ? fmt::format("slice bounds out of range [:{}:{}]", bounds.high, bounds.max)
                             : fmt::format("slice bounds out of range [:{}] with {} {}", bounds.high,
                                           ofArray ? "length" : "capacity", capacity);
    } else if (bounds.low > bounds.high) {
        if (isNegative(bounds.low, 0))
            message = hasMax ? fmt::format("slice bounds out of range [{}::]", text(bounds.low))
                             : fmt::format("slice bounds out of range [{}:]", text(bounds.low));
        else
            message = hasMax ? fmt::format("slice bounds out of range [{}:{}:]", bounds.low, bounds.high)
                             : fmt::format("slice bounds out of range [{}:{}]", bounds.low, bounds.high);
    }
    core.startBoundsPanic(g, message);
    return false;
}

Bounds boundsOf(const Word* R, Instruction extra, std::uint64_t length, std::uint64_t capacity) {
    const std::uint64_t max = extra.c == program::noRegister ? capacity : R[extra.c];
    const std::uint64_t high = extra.b == program::noRegister ? length : R[extra.b];
    const std::uint64_t low = extra.a == program::noRegister ? 0 : R[extra.a];
    return {low, high, max};
}

/// Go's growth: double while small, then by a quarter.
std::uint64_t grownCapacity(std::uint64_t old, std::uint64_t needed) {
    if (needed > old * 2) return needed;
    if (old < 256) return std::max<std::uint64_t>(old * 2, 1);
    std::uint64_t capacity = old;
    while (capacity < needed) capacity += (capacity + 3 * 256) / 4;
    return capacity;
}

/// Go's size classes up to 1 KiB: what append rounds a small allocation up to, seen through cap().
std::uint64_t roundedSize(std::uint64_t bytes) {
    static constexpr std::uint64_t classes[] = {
        8,     16,    24,    32,    48,    64,    80,    96,    112,   128,   144,   160,  176,   192,
        208,   224,   240,   256,   288,   320,   352,   384,   416,   448,   480,   512,  576,   640,
        704,   768,   896,   1024,  1152,  1280,  1408,  1536,  1792,  2048,  2304,  2688, 3072,  3200,
        3456,  4096,  4864,  5120,  5376,  6144,  6528,  6784,  6912,  8192,  9472,  9728, 10240, 10880,
        12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
    const auto* found = std::lower_bound(std::begin(classes), std::end(classes), bytes);
    if (found != std::end(classes)) return *found;
    return (bytes + 8191) / 8192 * 8192;
}

/// How many elements an array is said to have: those of no size may be more than an object counts.
std::uint32_t elementCount(std::uint64_t count, std::uint32_t size) {
    return size == 0 ? static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX))
                     : static_cast<std::uint32_t>(count);
}

/// A slice's backing array with room for `count` more elements: in place, or a larger copy.
struct Room {
    Pointer data;
    std::uint64_t capacity;
};
Room makeRoom(Core& core, GoroutineIndex g, unsigned sliceAt, std::uint64_t more, TypeId element) {
    const Word* R = core.window(core.goroutine(g));
    const std::uint64_t length = R[sliceAt + 1];
    const std::uint64_t capacity = R[sliceAt + 2];
    const std::uint32_t size = core.program().types[element].size;
    if (length + more <= capacity) return {R[sliceAt], capacity};
    const std::uint64_t grown =
        size == 0 ? length + more : roundedSize(grownCapacity(capacity, length + more) * size) / size;
    if (grown * size > maximumBytes) throw MemoryExhausted{};
    core.makeRoomFor(grown * size);
    const Pointer made = core.allocate(g, static_cast<std::uint32_t>(grown * size), element, elementCount(grown, size),
                                       core.goroutine(g).pc);
    R = core.window(core.goroutine(g));
    if (length != 0)
        std::memcpy(core.bytes() + dataAddress(made), core.bytes() + dataAddress(R[sliceAt]), length * size);
    return {made, grown}; // private until it is published itself
}

} // namespace

bool makeSlice(Core& core, GoroutineIndex g, Instruction in) {
    const Word* R = core.window(core.goroutine(g));
    const std::uint64_t length = R[in.b];
    const std::uint64_t capacity = R[in.b + 1];
    const std::uint32_t size = core.program().types[in.c].size;
    const std::uint64_t limit = size == 0 ? std::uint64_t{INT64_MAX} : maximumBytesOfGo / size;
    if (length > limit) {
        core.startRuntimePanic(g, "makeslice: len out of range");
        return false;
    }
    if (capacity < length || capacity > limit) {
        core.startRuntimePanic(g, "makeslice: cap out of range");
        return false;
    }
    if (capacity * size > maximumBytes) throw MemoryExhausted{};
    core.makeRoomFor(capacity * size);
    const Pointer made = core.allocate(g, static_cast<std::uint32_t>(capacity * size), in.c,
                                       elementCount(capacity, size), core.goroutine(g).pc);
    Word* window = core.window(core.goroutine(g));
    window[in.a] = made;
    window[in.a + 1] = length;
    window[in.a + 2] = capacity;
    return true;
}

bool sliceSlice(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const std::uint64_t capacity = R[in.b + 2];
    const Bounds bounds = boundsOf(R, extra, R[in.b + 1], capacity);
    if (!check(core, g, bounds, capacity, extra.c != program::noRegister, false)) return false;
    const std::uint32_t size = core.program().types[in.c].size;
    const Word data = R[in.b];
    // An empty rest keeps pointing at its array, but not behind it.
    R[in.a] = data == 0 ? 0 : (bounds.low == capacity ? data : data + bounds.low * size);
    R[in.a + 1] = bounds.high - bounds.low;
    R[in.a + 2] = bounds.max - bounds.low;
    return true;
}

bool sliceArray(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const program::RuntimeType& array = core.program().types[in.c];
    if (R[in.b] == 0) {
        core.startRuntimePanic(g, "invalid memory address or nil pointer dereference");
        return false;
    }
    const Bounds bounds = boundsOf(R, extra, array.length, array.length);
    if (!check(core, g, bounds, array.length, extra.c != program::noRegister, true)) return false;
    const std::uint32_t size = core.program().types[array.element].size;
    const Word data = R[in.b];
    R[in.a] = bounds.low == array.length ? data : data + bounds.low * size;
    R[in.a + 1] = bounds.high - bounds.low;
    R[in.a + 2] = bounds.max - bounds.low;
    return true;
}

bool append(Core& core, GoroutineIndex g, Instruction in, TypeId element, bool single) {
    const std::uint64_t more = single ? 1 : core.window(core.goroutine(g))[in.c + 1];
    if (core.window(core.goroutine(g))[in.b + 1] + more > std::uint64_t{INT64_MAX}) {
        const bool old = core.program().language < "go1.20";
        core.startRuntimePanic(g, old ? "growslice: cap out of range" : "growslice: len out of range");
        return false;
    }
    const std::uint32_t size = core.program().types[element].size;
    const Room room = more == 0 ? Room{core.window(core.goroutine(g))[in.b], core.window(core.goroutine(g))[in.b + 2]}
                                : makeRoom(core, g, in.b, more, element);
    Word* R = core.window(core.goroutine(g));
    const std::uint64_t length = R[in.b + 1];
    if (more != 0 && size != 0) {
        const std::uint64_t target = dataAddress(room.data) + length * size;
        core.touch(target, static_cast<std::uint32_t>(more * size));
        const std::byte* from =
            single ? reinterpret_cast<const std::byte*>(R + in.c) : core.bytes() + dataAddress(R[in.c]);
        std::memmove(core.bytes() + target, from, more * size);
        if (core.isShared(room.data) && size >= 8)
            core.publishWords(&core.at<Word>(target & ~7ULL), static_cast<std::uint32_t>(more * size / 8));
    }
    R[in.a] = room.data;
    R[in.a + 1] = length + more;
    R[in.a + 2] = room.capacity;
    return true;
}

void appendString(Core& core, GoroutineIndex g, Instruction in) {
    const std::uint64_t more = core.window(core.goroutine(g))[in.c + 1];
    const std::uint64_t length = core.window(core.goroutine(g))[in.b + 1];
    // Bytes have no type entry of their own to name here: element size 1, no pointers.
    Word* R = core.window(core.goroutine(g));
    Pointer data = R[in.b];
    std::uint64_t capacity = R[in.b + 2];
    if (length + more > capacity) {
        capacity = roundedSize(grownCapacity(capacity, length + more));
        if (capacity > maximumBytes) throw MemoryExhausted{};
        core.makeRoomFor(capacity);
        const Pointer made = core.allocate(g, static_cast<std::uint32_t>(capacity), 0,
                                           static_cast<std::uint32_t>(capacity), core.goroutine(g).pc);
        R = core.window(core.goroutine(g));
        if (length != 0) std::memcpy(core.bytes() + dataAddress(made), core.bytes() + dataAddress(data), length);
        data = made;
    }
    if (more != 0) {
        const std::uint64_t target = dataAddress(data) + length;
        core.touch(target, static_cast<std::uint32_t>(more));
        const std::string_view text = core.text(R[in.c], more);
        std::memmove(core.bytes() + target, text.data(), more);
    }
    R[in.a] = data;
    R[in.a + 1] = length + more;
    R[in.a + 2] = capacity;
}

void copySlice(Core& core, Word* R, Instruction in, TypeId element) {
    const std::uint64_t count = std::min(R[in.b + 1], R[in.c + 1]);
    const std::uint32_t size = core.program().types[element].size;
    if (count != 0 && size != 0) {
        const std::uint64_t target = dataAddress(R[in.b]);
        core.touch(target, static_cast<std::uint32_t>(count * size));
        std::memmove(core.bytes() + target, core.bytes() + dataAddress(R[in.c]), count * size);
        if (core.isShared(R[in.b]) && size >= 8)
            core.publishWords(&core.at<Word>(target & ~7ULL), static_cast<std::uint32_t>(count * size / 8));
    }
    R[in.a] = count;
}

void copyString(Core& core, Word* R, Instruction in) {
    const std::uint64_t count = std::min(R[in.b + 1], R[in.c + 1]);
    if (count != 0) {
        const std::uint64_t target = dataAddress(R[in.b]);
        core.touch(target, static_cast<std::uint32_t>(count));
        const std::string_view text = core.text(R[in.c], count);
        std::memmove(core.bytes() + target, text.data(), count);
    }
    R[in.a] = count;
}

} // namespace lockstep::machine::runtime
