// lockstep_shots FOLDER [NAME...]: opens the window without a display, brings it into the states that must look right,
// and writes a picture of each. Every state is reached as a user would: a file, a schedule, commands.
#include "app/desktop/window_host.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTextStream>

namespace {

using lockstep::desktop::WindowHost;

/// One picture: how to get there.
struct Shot {
    const char* name;
    const char* program;  ///< a lesson's id, or a file beside this one; empty: the gallery
    const char* schedule; ///< to follow; empty: stay at step 0
    const char* commands; ///< to trigger then, separated by blanks
    int step;             ///< to go to; -1: stay
    const char* theme;
    const char* language;
    int width;
    int height;
    int outcome = -1; ///< the card to click at the end; -1: none
};

const Shot shots[] = {
    {"empty", "", "", "", -1, "light", "en", 1280, 800},
    {"empty-dark-zh", "", "", "", -1, "dark", "zh_CN", 1280, 800},
    {"ready", "lost-update", "", "", -1, "light", "en", 1280, 800},
    {"mid-run", "mutex", "ls1 strategy=random seed=4;", "", 14, "light", "en", 1280, 800},
    {"lost-update", "lost-update", "ls1 strategy=random seed=1;", "findings.next findings.next findings.next", -1,
     "light", "en", 1280, 800},
    {"data-race", "lost-update", "ls1 strategy=random seed=1;", "findings.next", -1, "light", "en", 1280, 800},
    {"data-race-dark-zh", "lost-update", "", "run.run findings.next", -1, "dark", "zh_CN", 1280, 800},
    {"deadlock", "deadlock.go", "ls1; main:4 G1:1 G2:1", "view.console", -1, "light", "en", 1280, 800},
    {"compile-error", "compile_error.go", "", "", -1, "light", "en", 1280, 800},
    {"dark", "lost-update", "ls1 strategy=random seed=1;", "", 10, "dark", "en", 1280, 800},
    {"chinese", "mutex", "ls1 strategy=random seed=4;", "view.events", 20, "light", "zh_CN", 1280, 800},
    {"rwmutex", "rwmutex", "ls1 strategy=random seed=2;", "view.zoomFit", -1, "light", "en", 1280, 800},
    {"small", "lost-update", "ls1 strategy=random seed=1;", "findings.next findings.next", -1, "light", "en", 1024,
     600},
    {"large", "mutex", "ls1 strategy=random seed=4;", "", 20, "dark", "zh_CN", 2560, 1440},
    {"contrast", "lost-update", "ls1 strategy=random seed=1;", "findings.next findings.next view.contrast", -1, "dark",
     "en", 1280, 800},
    {"outcomes", "lost-update", "", "explore.start", -1, "light", "en", 1280, 800},
    {"outcomes-dark-zh", "lost-update", "", "explore.start", -1, "dark", "zh_CN", 1280, 800},
    {"loops", "long_loops.go", "", "explore.loopsCompared explore.start", -1, "light", "en", 1280, 800},
    {"loops-dark-zh", "long_loops.go", "", "explore.loopsCompared explore.start", -1, "dark", "zh_CN", 1280, 800, 2},
    {"random-runs", "lost-update", "", "explore.sample", -1, "light", "en", 1280, 800},
    {"random-runs-dark-zh", "lost-update", "", "explore.sample", -1, "dark", "zh_CN", 1280, 800},
    {"costs", "rwmutex", "", "explore.compare", -1, "light", "en", 1280, 800},
    {"costs-dark-zh", "rwmutex", "", "explore.compare", -1, "dark", "zh_CN", 1280, 800},
    {"channels", "pipeline", "ls1 strategy=random seed=2;", "view.zoomFit", -1, "light", "en", 1280, 800},
    {"channels-dark-zh", "pipeline", "ls1 strategy=random seed=2;", "", 24, "dark", "zh_CN", 1280, 800},
    {"contexts", "contexts.go", "ls1 strategy=random seed=1;", "", 14, "light", "en", 1280, 800},
    {"contexts-dark-zh", "contexts.go", "ls1 strategy=random seed=1;", "", 14, "dark", "zh_CN", 1280, 800},
};

bool isWorking(lockstep::app::App& app) {
    return app.engine().isBusy() || app.explore()->isWorking() || app.compare()->isWorking();
}

void settle(WindowHost& host) {
    QElapsedTimer time;
    time.start();
    do QTest::qWait(20);
    while (isWorking(host.app()) && time.elapsed() < 30'000);
    QTest::qWait(60);
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void openProgram(WindowHost& host, const Shot& shot) {
    const QString program = QString::fromUtf8(shot.program);
    if (program.endsWith(QStringLiteral(".go"))) {
        const QString folder = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/shots/");
        host.app().source()->openText({program.toStdString(), textOf(folder + program).toStdString()}, {});
        host.app().files()->showHome(false);
    } else {
        host.app().files()->openLesson(program);
    }
    settle(host);
}

bool take(const Shot& shot, const QString& folder) {
    WindowHost host(QStringLiteral("none"));
    host.app().settings()->setTheme(QString::fromUtf8(shot.theme));
    host.app().settings()->setLanguage(QString::fromUtf8(shot.language));
    host.app().settings()->setReducedMotion(true);
    if (!host.show()) return false;
    QQuickWindow* window = host.window();
    window->resize(shot.width, shot.height);
    if (*shot.program)
        openProgram(host, shot);
    else
        host.app().files()->makePictures();
    settle(host);
    if (*shot.schedule) {
        host.app().share()->follow(QString::fromUtf8(shot.schedule));
        settle(host);
    }
    if (shot.step >= 0) host.app().run()->moveTo(shot.step);
    settle(host);
    for (const QString& command : QString::fromUtf8(shot.commands).split(u' ', Qt::SkipEmptyParts)) {
        host.app().commands()->find(command)->trigger();
        settle(host);
    }
    if (shot.outcome >= 0) host.app().explore()->showOutcome(shot.outcome);
    settle(host);
    return window->grabWindow().save(folder + u'/' + QString::fromUtf8(shot.name) + QStringLiteral(".png"));
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    lockstep::desktop::prepareApplication();
    QTextStream out(stdout);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        out << "lockstep_shots FOLDER [NAME...]\n";
        return 64;
    }
    QDir().mkpath(arguments[1]);
    int failures = 0;
    for (const Shot& shot : shots) {
        if (arguments.size() > 2 && !arguments.contains(QString::fromUtf8(shot.name))) continue;
        const bool taken = take(shot, arguments[1]);
        failures += taken ? 0 : 1;
        out << (taken ? "took " : "could not take ") << shot.name << '\n';
        out.flush();
    }
    return failures == 0 ? 0 : 1;
}
