#include "app/desktop/render_backend.h"

#include <QByteArray>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace lockstep::desktop {
namespace {

/// The driver's name of its renderer; empty without OpenGL.
QByteArray openGlRenderer() {
    QOpenGLContext context;
    if (!context.create()) return {};
    QOffscreenSurface surface;
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface)) return {};
    QByteArray name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    context.doneCurrent();
    return name.toLower();
}

} // namespace

void chooseRenderBackend() {
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) return;
    const QByteArray renderer = openGlRenderer();
    const bool isSoftware = renderer.isEmpty() || renderer.contains("llvmpipe") || renderer.contains("softpipe") ||
                            renderer.contains("swrast");
    if (isSoftware) QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

} // namespace lockstep::desktop
