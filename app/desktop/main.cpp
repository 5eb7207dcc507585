// lockstep [FILE]: the window. Wiring only.
#include "app/desktop/render_backend.h"
#include "app/desktop/window_host.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTextStream>

int main(int argc, char** argv) {
    // Charts need a QApplication, not only a QGuiApplication.
    const QApplication application(argc, argv);
    lockstep::desktop::prepareApplication();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes concurrency visible: runs Go programs under a scheduler that you control."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("A Go file or a .lockstep session to open."),
                                 QStringLiteral("[FILE]"));
    parser.process(application);

    lockstep::desktop::chooseRenderBackend();
    lockstep::desktop::WindowHost host;
    if (!host.show()) {
        QTextStream(stderr) << "lockstep: the window could not be made; the lines above say why\n";
        return 70;
    }
    const QStringList files = parser.positionalArguments();
    if (!files.isEmpty())
        host.app().files()->openPath(files.first());
    else
        host.app().files()->makePictures();
    return QApplication::exec();
}
