#include "engine/export/svg_canvas.h"

#include "engine/syntax/unicode.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace lockstep::exporting {
namespace {

using view::Point;
using view::Rect;

constexpr std::string_view fontFamily =
    "DejaVu Sans, Noto Sans, Noto Sans CJK SC, WenQuanYi Micro Hei, Microsoft YaHei, PingFang SC, sans-serif";

/// At most two decimals, none where there are none.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string opacityText(std::string_view name, double opacity) {
    return opacity >= 1 ? std::string() : fmt::format(" {}=\"{}\"", name, number(opacity));
}

std::string strokeText(const Stroke& stroke) {
    std::string text = fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour.hex(), number(stroke.width));
    if (!stroke.dashes.empty()) text += fmt::format(" stroke-dasharray=\"{}\"", stroke.dashes);
    return text + opacityText("stroke-opacity", stroke.opacity);
}

std::string rectText(const Rect& rect, double radius) {
    std::string text = fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(rect.x), number(rect.y),
                                   number(rect.width), number(rect.height));
    if (radius > 0) text += fmt::format(" rx=\"{}\"", number(std::min({radius, rect.width / 2, rect.height / 2})));
    return text;
}

} // namespace

SvgCanvas::SvgCanvas(double width, double height)
    : m_text(fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                         "viewBox=\"0 0 {0} {1}\" font-family=\"{2}\">\n",
                         number(width), number(height), fontFamily)) {}

void SvgCanvas::title(std::string_view title, std::string_view description) {
    m_text += fmt::format("<title>{}</title>\n", escapeXml(title));
    if (!description.empty()) m_text += fmt::format("<desc>{}</desc>\n", escapeXml(description));
}

void SvgCanvas::openGroup(std::string_view id, double opacity) {
    m_text += "<g";
    if (!id.empty()) m_text += fmt::format(" id=\"{}\"", id);
    m_text += opacityText("opacity", opacity) + ">\n";
}

void SvgCanvas::openGroup(std::string_view id, Point shift) {
    m_text += fmt::format("<g id=\"{}\" transform=\"translate({} {})\">\n", id, number(shift.x), number(shift.y));
}

void SvgCanvas::closeGroup() { m_text += "</g>\n"; }

void SvgCanvas::fillRect(const Rect& rect, view::Colour fill, double radius, double opacity) {
    m_text += rectText(rect, radius) + fmt::format(" fill=\"{}\"", fill.hex()) + opacityText("fill-opacity", opacity) +
              "/>\n";
}

void SvgCanvas::strokeRect(const Rect& rect, const Stroke& stroke, double radius) {
    m_text += rectText(rect, radius) + " fill=\"none\"" + strokeText(stroke) + "/>\n";
}

void SvgCanvas::line(Point from, Point to, const Stroke& stroke) {
    m_text += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n", number(from.x), number(from.y),
                          number(to.x), number(to.y), strokeText(stroke));
}

void SvgCanvas::curve(const view::Link& link, const Stroke& stroke) {
    m_text += fmt::format("<path d=\"M{} {}C{} {} {} {} {} {}\" fill=\"none\"{}/>\n", number(link.from.x),
                          number(link.from.y), number(link.firstControl.x), number(link.firstControl.y),
                          number(link.secondControl.x), number(link.secondControl.y), number(link.to.x),
                          number(link.to.y), strokeText(stroke));
    // The head points along the end of the curve.
    const Point before = view::pointOn(link, 0.93);
    const double length = std::hypot(link.to.x - before.x, link.to.y - before.y);
    if (length == 0) return;
    const double dx = (link.to.x - before.x) / length;
    const double dy = (link.to.y - before.y) / length;
    const double size = 4.5 + stroke.width;
    const Point back{link.to.x - dx * size, link.to.y - dy * size};
    polygon({link.to,
             {back.x - dy * size * 0.55, back.y + dx * size * 0.55},
             {back.x + dy * size * 0.55, back.y - dx * size * 0.55}},
            stroke.colour, stroke.opacity);
}

void SvgCanvas::polygon(std::initializer_list<Point> points, view::Colour fill, double opacity) {
    m_text += "<polygon points=\"";
    for (const Point& point : points) {
        if (m_text.back() != '"') m_text += ' ';
        m_text += number(point.x) + "," + number(point.y);
    }
    m_text += fmt::format("\" fill=\"{}\"{}/>\n", fill.hex(), opacityText("fill-opacity", opacity));
}

void SvgCanvas::text(Point baseline, std::string_view text, const TextStyle& style) {
    m_text += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", number(baseline.x),
                          number(baseline.y), number(style.size), style.colour.hex());
    if (style.anchor == Anchor::Middle) m_text += " text-anchor=\"middle\"";
    if (style.anchor == Anchor::End) m_text += " text-anchor=\"end\"";
    if (style.bold) m_text += " font-weight=\"bold\"";
    m_text += opacityText("fill-opacity", style.opacity) + ">" + escapeXml(text) + "</text>\n";
}

void SvgCanvas::hatch(const Rect& rect, double distance, const Stroke& stroke) {
    std::string path;
    // Lines rise to the right; x + y is constant along each.
    for (double sum = distance; sum < rect.width + rect.height; sum += distance) {
        const double x1 = std::max(0.0, sum - rect.height);
        const double x2 = std::min(sum, rect.width);
        path += fmt::format("M{} {}L{} {}", number(rect.x + x1), number(rect.y + (sum - x1)), number(rect.x + x2),
                            number(rect.y + (sum - x2)));
    }
    if (!path.empty()) m_text += fmt::format("<path d=\"{}\" fill=\"none\"{}/>\n", path, strokeText(stroke));
}

void SvgCanvas::crescent(Point centre, double radius, view::Colour fill) {
    m_text += fmt::format("<path d=\"M{0} {1}A{2} {2} 0 1 0 {3} {4}A{5} {5} 0 0 1 {0} {1}Z\" fill=\"{6}\"/>\n",
                          number(centre.x + radius * 0.2), number(centre.y - radius), number(radius),
                          number(centre.x + radius), number(centre.y + radius * 0.2), number(radius * 0.8), fill.hex());
}

std::string SvgCanvas::take() {
    m_text += "</svg>\n";
    return std::move(m_text);
}

std::string svgId(std::string_view prefix, std::string_view name) {
    std::string id(prefix);
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (byte < 0x80 && std::isalnum(byte) != 0) || c == '.' || c == '-' || c == '_';
        id += isPlain ? c : '_';
    }
    return id;
}

std::string escapeXml(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        // What is no UTF-8, which a program may print, may not stand in XML.
        const syntax::DecodedRune next = syntax::decodeRune(text);
        text.remove_prefix(next.bytes);
        switch (next.rune) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default:
            // Control characters may not stand in XML at all, and these two are no characters.
            if (next.rune == 0xFFFE || next.rune == 0xFFFF) break;
            if (next.rune >= 0x20 || next.rune == '\n' || next.rune == '\t') syntax::appendRune(result, next.rune);
        }
    }
    return result;
}

} // namespace lockstep::exporting
