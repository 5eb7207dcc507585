// SvgCanvas: writes the few elements of the restricted profile, with numbers short and text escaped.
//
// Everything is drawn with presentation attributes. What other writers would do with patterns and markers (hatching,
// stripes, arrow heads) is drawn as paths cut to their rectangle, so that any reader shows it.
#pragma once

#include "engine/view/layout.h"
#include "engine/view/palette.h"

#include <string>
#include <string_view>

namespace lockstep::exporting {

struct Stroke {
    view::Colour colour;
    double width = 1;
    std::string_view dashes = {}; ///< "4 3"; empty: solid
    double opacity = 1;
};

enum class Anchor : std::uint8_t { Start, Middle, End };

struct TextStyle {
    double size = 12;
    view::Colour colour;
    Anchor anchor = Anchor::Start;
    bool bold = false;
    double opacity = 1;
};

class SvgCanvas {
public:
    SvgCanvas(double width, double height);

    void title(std::string_view title, std::string_view description);
    void openGroup(std::string_view id, double opacity = 1);
    void openGroup(std::string_view id, view::Point shift);
    void closeGroup();
    void fillRect(const view::Rect& rect, view::Colour fill, double radius = 0, double opacity = 1);
    void strokeRect(const view::Rect& rect, const Stroke& stroke, double radius = 0);
    void line(view::Point from, view::Point to, const Stroke& stroke);
    void curve(const view::Link& link, const Stroke& stroke);
    void polygon(std::initializer_list<view::Point> points, view::Colour fill, double opacity = 1);
    void text(view::Point baseline, std::string_view text, const TextStyle& style);
    /// Slanted lines, `distance` apart, cut to the rectangle.
    void hatch(const view::Rect& rect, double distance, const Stroke& stroke);
    /// A crescent within the square.
    void crescent(view::Point centre, double radius, view::Colour fill);

    /// The document, complete. The canvas is empty after that.
    [[nodiscard]] std::string take();

private:
    std::string m_text;
};

/// A name as an XML id: letters, digits, '.', '-' and '_'.
std::string svgId(std::string_view prefix, std::string_view name);
std::string escapeXml(std::string_view text);

} // namespace lockstep::exporting
