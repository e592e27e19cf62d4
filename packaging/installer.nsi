; 安装程序：为当前用户安装，不需要管理员权限。由 build.py 调用：
;   makensis -DSOURCE=文件夹 -DICON=图标 -DVERSION=版本 -DOUT=结果 installer.nsi
; 静默安装：安装版.exe /S [/D=目录]；退出代码 0 完成，2 旧版本正在运行或系统太旧。
Unicode true
Target amd64-unicode
!ifdef QUICKLY ; 只供检查，见 machines.py 的 packed_quickly
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; MB：默认只往回看8 MB
!endif
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include WinVer.nsh
!include LogicLib.nsh

!define NAME "政府信息公开年报"
!define LONG_NAME "政府信息公开工作年度报告填报程序"
!define EXE "${NAME}.exe"
!define OWN_KEY "Software\xxgk-report"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\xxgk-report"
!define TYPE "xxgk-report.json"
!define OLDEST_BUILD 17763 ; Windows 10 1809

Name "${LONG_NAME}"
OutFile "${OUT}"
Icon "${ICON}"
InstallDir "$LOCALAPPDATA\Programs\xxgk-report"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
BrandingText "${LONG_NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${LONG_NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${LONG_NAME}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT 许可证"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将删除程序。报告、设置和备份都会保留。"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; 程序正在运行时，它的文件不能写。
!macro WaitUntilClosed
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    again:
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "程序正在运行。请先保存报告并关闭程序，再单击“重试”。" /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "当前系统版本过低。程序需要 Windows 10（1809）或更高版本。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "主程序（必选）" program
  SectionIn RO
  !insertmacro WaitUntilClosed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${LONG_NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "桌面快捷方式" desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}"
SectionEnd

; .json 属于所有程序：只加入“打开方式”，不抢默认程序。
Section "加入 .json 文件的“打开方式”" association
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegNone HKCU "Software\Classes\.json\OpenWithProgids" "${TYPE}"
SectionEnd

Function un.onInit
  !insertmacro WaitUntilClosed
FunctionEnd

; 只删除安装时写入的内容；data 文件夹、报告、设置和备份都留下。
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "${TYPE}"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${program} "程序文件和开始菜单。"
  !insertmacro MUI_DESCRIPTION_TEXT ${desktop} "在桌面上放一个快捷方式。"
  !insertmacro MUI_DESCRIPTION_TEXT ${association} "右键单击 .json 文件，“打开方式”中有本程序；默认程序不变。"
!insertmacro MUI_FUNCTION_DESCRIPTION_END
