// Palette: the colour of each goroutine, for light, dark and print, with text that can be read on it.
//
// Colour means goroutine identity only; state is shape, pattern and letter. The hues are Okabe and Ito's eight, which
// people with any colour vision tell apart, tuned in lightness per theme. main is neutral; the other goroutines take
// seven hues in turn, and from the eighth on a second hue as stripes. Text on a colour has a contrast of at least 4.5.
//
// Source: M. Okabe, K. Ito, "Color Universal Design" (2008); WCAG 2.1 relative luminance.
#pragma once

#include "engine/history/choice.h"

#include <cstdint>
#include <string>

namespace lockstep::view {

enum class Theme : std::uint8_t { Light, Dark, Print };

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    /// "#e69f00"
    [[nodiscard]] std::string hex() const;
    [[nodiscard]] std::uint32_t rgb() const { return (red * 256U + green) * 256U + blue; }
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// WCAG contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);
/// Near-black or white, whichever reads better on the colour.
Colour textOn(Colour background);
/// `amount` of b in a: 0 gives a, 1 gives b.
Colour mix(Colour a, Colour b, double amount);

/// How one goroutine looks.
struct Identity {
    Colour fill;
    Colour stripe; ///< equals fill if not striped
    bool striped = false;
    Colour text; ///< on fill and on stripe
    Colour edge; ///< a line in its colour that is seen on the background
};
Identity identityOf(history::GoroutineIndex goroutine, Theme theme);

/// Everything that is not a goroutine.
struct Surface {
    Colour background;
    Colour lane;    ///< every second lane
    Colour line;    ///< separators, grid
    Colour ink;     ///< text
    Colour faint;   ///< secondary text
    Colour finding; ///< findings are the one exception to "colour is identity", and have a sign too
    Colour findingText;
    Colour selection;
};
Surface surfaceOf(Theme theme);

} // namespace lockstep::view
