#include "engine/view/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <initializer_list>

namespace lockstep::view {
namespace {

constexpr std::size_t hueCount = 7;

/// Okabe and Ito's order without black. The blue is a little lighter than theirs, so that black text reads on it too.
constexpr std::array<Colour, hueCount> lightHues{{{0xe6, 0x9f, 0x00},
                                                  {0x56, 0xb4, 0xe9},
                                                  {0x00, 0xa8, 0x7a},
                                                  {0xf0, 0xe4, 0x42},
                                                  {0x3d, 0x85, 0xd1},
                                                  {0xe0, 0x66, 0x0f},
                                                  {0xcc, 0x79, 0xa7}}};
constexpr std::array<Colour, hueCount> darkHues{{{0xf0, 0xad, 0x1f},
                                                 {0x7c, 0xc6, 0xf2},
                                                 {0x2f, 0xc4, 0x97},
                                                 {0xf3, 0xe9, 0x66},
                                                 {0x5b, 0x9b, 0xe6},
                                                 {0xf2, 0x7f, 0x30},
                                                 {0xde, 0x93, 0xbc}}};
constexpr Colour black{0, 0, 0};
constexpr Colour white{0xff, 0xff, 0xff};

double channel(std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * channel(colour.red) + 0.7152 * channel(colour.green) + 0.0722 * channel(colour.blue);
}

Colour hueOf(std::size_t hue, Theme theme) {
    switch (theme) {
    case Theme::Light: return lightHues[hue];
    case Theme::Dark: return darkHues[hue];
    case Theme::Print: break;
    }
    return mix(lightHues[hue], white, 0.25);
}

Colour mainColour(Theme theme) {
    switch (theme) {
    case Theme::Light: return {0xa8, 0xb2, 0xbd};
    case Theme::Dark: return {0xb4, 0xbe, 0xca};
    case Theme::Print: break;
    }
    return {0xc4, 0xc4, 0xc4};
}

} // namespace

std::string Colour::hex() const { return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue); }

double contrast(Colour a, Colour b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Colour textOn(Colour background) {
    return contrast(black, background) >= contrast(white, background) ? Colour{0x10, 0x12, 0x16} : white;
}

Colour mix(Colour a, Colour b, double amount) {
    const auto blend = [amount](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * amount));
    };
    return {blend(a.red, b.red), blend(a.green, b.green), blend(a.blue, b.blue)};
}

Identity identityOf(history::GoroutineIndex goroutine, Theme theme) {
    Identity identity;
    if (goroutine == 0 || goroutine == history::noGoroutine) {
        identity.fill = identity.stripe = mainColour(theme);
    } else {
        const std::size_t index = goroutine - 1;
        const std::size_t hue = index % hueCount;
        identity.fill = identity.stripe = hueOf(hue, theme);
        if (index >= hueCount) {
            const std::size_t distance = 1 + (index / hueCount - 1) % (hueCount - 1);
            identity.stripe = hueOf((hue + distance) % hueCount, theme);
            identity.striped = true;
        }
    }
    identity.text = textOn(identity.fill);
    const Surface surface = surfaceOf(theme);
    identity.edge = identity.fill;
    for (double amount = 0.1; contrast(identity.edge, surface.background) < 3.0 && amount < 1; amount += 0.1)
        identity.edge = mix(identity.fill, surface.ink, amount);
    return identity;
}

Surface surfaceOf(Theme theme) {
    switch (theme) {
    case Theme::Light:
        return {
            white, {0xf5, 0xf6, 0xf8}, {0xdc, 0xe0, 0xe6}, {0x1b, 0x1f, 0x26}, {0x56, 0x5f, 0x6b}, {0xb8, 0x00, 0x3a},
            white, {0x1b, 0x1f, 0x26}};
    case Theme::Dark:
        return {{0x14, 0x17, 0x1c}, {0x1a, 0x1e, 0x25}, {0x30, 0x36, 0x41}, {0xe9, 0xec, 0xf1},
                {0xa0, 0xaa, 0xb8}, {0xff, 0x6e, 0x8a}, {0x10, 0x12, 0x16}, {0xe9, 0xec, 0xf1}};
    case Theme::Print: break;
    }
    return {white, {0xf7, 0xf7, 0xf7}, {0xc4, 0xc4, 0xc4}, black, {0x48, 0x48, 0x48}, {0x9c, 0x00, 0x2f}, white, black};
}

} // namespace lockstep::view
