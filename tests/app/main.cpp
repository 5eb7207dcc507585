// Runs the tests of the window's models and controllers in a QApplication without a display.
#include "app/desktop/window_host.h"

#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    const QApplication application(argc, argv);
    lockstep::desktop::prepareApplication();
    return RUN_ALL_TESTS();
}
