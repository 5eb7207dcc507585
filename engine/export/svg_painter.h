// SvgPainter: draws the marks of view::collect() on a canvas, in one theme.
#pragma once

#include "engine/export/svg_canvas.h"
#include "engine/view/layout.h"
#include "engine/view/palette.h"

namespace lockstep::exporting {

class SvgPainter {
public:
    SvgPainter(SvgCanvas& canvas, const view::Scene& scene, view::Theme theme);

    /// Everything of the picture but its ruler, lanes and steps in groups of their own.
    void paint(const view::Picture& picture);

    // Single marks, for the legend.
    void paintState(const view::Shape& shape);
    void paintBox(const view::Shape& shape);
    void paintBar(const view::Shape& shape);
    void paintFlag(const view::Shape& shape);
    void paintLink(const view::Link& link);

private:
    void paintBand(const view::Shape& shape);
    void paintStateRun(const view::Shape& shape);
    void paintEnd(const view::Shape& shape);
    void paintCounter(const view::Shape& shape);
    void fillIdentity(const view::Rect& rect, const view::Identity& identity, double radius, double paleness);
    void label(const view::Rect& rect, std::string_view first, std::string_view second, view::Colour colour,
               double size, double opacity);
    [[nodiscard]] bool isPale(const view::Shape& shape) const;

    SvgCanvas& m_canvas;
    const view::Scene& m_scene;
    view::Theme m_theme;
    view::Surface m_surface;
};

} // namespace lockstep::exporting
