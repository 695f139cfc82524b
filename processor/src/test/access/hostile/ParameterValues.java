package com.app;

class ParameterValues {}
