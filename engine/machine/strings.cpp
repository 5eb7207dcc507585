// Strings: joining, slicing, decoding, conversions from and to bytes and runes.
#include "engine/machine/runtime.h"

#include <fmt/format.h>

namespace lockstep::machine::runtime {

namespace {

constexpr std::int32_t replacementRune = 0xfffd;

/// Decodes the rune at the start of text as Go does: an invalid byte is U+FFFD of width 1. Pre: not empty.
std::pair<std::int32_t, std::uint32_t> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xc0U) == 0x80U; };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xc2 && first <= 0xdf && continues(1)) return {(first & 0x1f) << 6 | (byte(1) & 0x3f), 2};
    if (first >= 0xe0 && first <= 0xef && continues(1) && continues(2)) {
        const std::int32_t rune = (first & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
        if (rune >= 0x800 && (rune < 0xd800 || rune > 0xdfff)) return {rune, 3};
    }
    if (first >= 0xf0 && first <= 0xf4 && continues(1) && continues(2) && continues(3)) {
        const std::int32_t rune =
            (first & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
        if (rune >= 0x10000 && rune <= 0x10ffff) return {rune, 4};
    }
    return {replacementRune, 1};
}

void encode(std::string& to, std::int64_t rune) {
    if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff)) rune = replacementRune;
    const auto r = static_cast<std::uint32_t>(rune);
    if (r < 0x80) {
        to += static_cast<char>(r);
    } else if (r < 0x800) {
        to += static_cast<char>(0xc0U | r >> 6U);
        to += static_cast<char>(0x80U | (r & 0x3fU));
    } else if (r < 0x10000) {
        to += static_cast<char>(0xe0U | r >> 12U);
        to += static_cast<char>(0x80U | (r >> 6U & 0x3fU));
        to += static_cast<char>(0x80U | (r & 0x3fU));
    } else {
        to += static_cast<char>(0xf0U | r >> 18U);
        to += static_cast<char>(0x80U | (r >> 12U & 0x3fU));
        to += static_cast<char>(0x80U | (r >> 6U & 0x3fU));
        to += static_cast<char>(0x80U | (r & 0x3fU));
    }
}

void setText(Core& core, GoroutineIndex g, unsigned at, std::string_view text) {
    const std::size_t length = text.size();
    const Pointer data = core.makeText(g, text, core.goroutine(g).pc);
    Word* R = core.window(core.goroutine(g));
    R[at] = data;
    R[at + 1] = length;
}

std::string_view bytesOf(Core& core, const Word* slice) { return core.text(slice[0], slice[1]); }

} // namespace

void concat(Core& core, GoroutineIndex g, Instruction in) {
    const Word* R = core.window(core.goroutine(g));
    std::uint64_t length = 0;
    unsigned nonEmpty = 0;
    unsigned last = 0;
    for (unsigned i = 0; i < in.c; ++i) {
        length += R[in.b + 2 * i + 1];
        if (R[in.b + 2 * i + 1] != 0) {
            ++nonEmpty;
            last = i;
        }
    }
    if (nonEmpty <= 1) { // strings never change: share the only part
        const Word data = nonEmpty == 0 ? 0 : R[in.b + 2 * last];
        Word* window = core.window(core.goroutine(g));
        window[in.a] = data;
        window[in.a + 1] = length;
        return;
    }
    if (length > core.settings().memoryLimit) throw MemoryExhausted{};
    core.makeRoomFor(length);
    const Pointer made = core.allocate(g, static_cast<std::uint32_t>(length), 0, 1, core.goroutine(g).pc);
    Word* window = core.window(core.goroutine(g));
    std::byte* to = core.bytes() + dataAddress(made);
    for (unsigned i = 0; i < in.c; ++i) {
        const std::string_view part = core.text(window[in.b + 2 * i], window[in.b + 2 * i + 1]);
        std::memcpy(to, part.data(), part.size());
        to += part.size();
    }
    window[in.a] = made;
    window[in.a + 1] = length;
}

void stringNext(Core& core, Word* R, Instruction in) {
    const std::string_view text = core.text(R[in.b], R[in.b + 1]);
    const Word at = R[in.c];
    if (at >= text.size()) {
        R[in.a] = 0;
        R[in.a + 1] = static_cast<Word>(-1);
        return;
    }
    const auto [rune, width] = decode(text.substr(at));
    R[in.a] = static_cast<Word>(static_cast<std::int64_t>(rune));
    R[in.a + 1] = at + width;
}

void stringFromInt(Core& core, GoroutineIndex g, Instruction in) {
    std::string text;
    encode(text, static_cast<std::int64_t>(core.window(core.goroutine(g))[in.b]));
    setText(core, g, in.a, text);
}

void stringFromBytes(Core& core, GoroutineIndex g, Instruction in) {
    setText(core, g, in.a, std::string(bytesOf(core, core.window(core.goroutine(g)) + in.b)));
}

void stringFromRunes(Core& core, GoroutineIndex g, Instruction in) {
    const Word* slice = core.window(core.goroutine(g)) + in.b;
    std::string text;
    for (Word i = 0; i < slice[1]; ++i) encode(text, core.at<std::int32_t>(dataAddress(slice[0]) + i * 4));
    setText(core, g, in.a, text);
}

void bytesFromString(Core& core, GoroutineIndex g, Instruction in) {
    const Word* R = core.window(core.goroutine(g));
    const std::string text(core.text(R[in.b], R[in.b + 1]));
    const Pointer made = core.allocate(g, static_cast<std::uint32_t>(text.size()), 0,
                                       static_cast<std::uint32_t>(text.size()), core.goroutine(g).pc);
    std::memcpy(core.bytes() + dataAddress(made), text.data(), text.size());
    Word* window = core.window(core.goroutine(g));
    window[in.a] = made;
    window[in.a + 1] = window[in.a + 2] = text.size();
}

void runesFromString(Core& core, GoroutineIndex g, Instruction in) {
    const Word* R = core.window(core.goroutine(g));
    std::string_view text = core.text(R[in.b], R[in.b + 1]);
    std::vector<std::int32_t> runes;
    while (!text.empty()) {
        const auto [rune, width] = decode(text);
        runes.push_back(rune);
        text.remove_prefix(width);
    }
    const auto count = static_cast<std::uint32_t>(runes.size());
    const Pointer made = core.allocate(g, count * 4, 0, count, core.goroutine(g).pc);
    if (count != 0) std::memcpy(core.bytes() + dataAddress(made), runes.data(), count * 4UL);
    Word* window = core.window(core.goroutine(g));
    window[in.a] = made;
    window[in.a + 1] = window[in.a + 2] = count;
}

bool sliceString(Core& core, GoroutineIndex g, Instruction in, Instruction extra) {
    Word* R = core.window(core.goroutine(g));
    const std::uint64_t length = R[in.b + 1];
    const std::uint64_t low = extra.a == program::noRegister ? 0 : R[extra.a];
    const std::uint64_t high = extra.b == program::noRegister ? length : R[extra.b];
    if (high > length || low > high) {
        const std::uint64_t culprit = high > length ? high : low;
        const auto shown = static_cast<std::int64_t>(culprit);
        const unsigned isUnsigned = core.program().unsignedBoundsAt(core.goroutine(g).pc);
        const bool isNegative = shown < 0 && (isUnsigned >> (high > length ? 1U : 0U) & 1U) == 0;
        std::string text;
        if (high > length)
            text = isNegative ? fmt::format("[:{}]", shown) : fmt::format("[:{}] with length {}", culprit, length);
        else
            text = isNegative ? fmt::format("[{}:]", shown) : fmt::format("[{}:{}]", culprit, high);
        core.startBoundsPanic(g, "slice bounds out of range " + text);
        return false;
    }
    const Word data = R[in.b];
    R[in.a] = low == high ? 0 : data + low;
    R[in.a + 1] = high - low;
    return true;
}

} // namespace lockstep::machine::runtime
